import { emptyRange, type TextRange, textOf } from '../../text/range.ts';
import { type JsonToken, jsonTokens } from './json-tokens.ts';

/** An object or array of a JSON document, or the document itself; known by identity. */
export interface JsonContainer {
  readonly kind: 'document' | 'object' | 'array';
  readonly parent: JsonContainer | undefined;
  /** Its property name or index in the parent. */
  readonly step: JsonStep;
}

export type JsonStep = string | number | undefined;

export interface JsonValue {
  readonly kind: 'string' | 'literal' | 'object' | 'array';
  /** The whole of a string (with its quotes) or literal; the bracket that opens an object or array. */
  readonly range: TextRange;
  /** Of a string, what it says, as far as its escapes are JSON's. */
  readonly text: string;
  readonly container: JsonContainer;
  readonly step: JsonStep;
}

export interface JsonVisitor {
  value(value: JsonValue): void;
  /** What keeps the text from being JSON, and what to write. */
  fault(range: TextRange, message: string): void;
}

/**
 * Visits the values of a JSON document in the order of the text: one pass, no tree, no recursion; comments and trailing commas are no faults.
 * It goes on after every fault: a closing bracket closes what was left open inside of it, and a name with its colon ends the arrays
 * that were left open before it, so that half-typed text in one place hides nothing in another.
 */
export function visitJson(text: string, visitor: JsonVisitor): void {
  let top = open('document', undefined, emptyRange(text.length));
  const openNow = { document: 1, object: 0, array: 0 };
  let last: JsonToken | undefined;
  const tokens = jsonTokens(text);
  let next = tokens.next();
  while (!next.done) {
    const token = next.value;
    next = tokens.next();
    const isName = token.isClosed && token.kind === 'string' && !next.done && next.value.kind === ':';
    if (isName) next = tokens.next();
    if (isName) visitName(token);
    else visitToken(token);
    last = token;
  }
  if (top.kind !== 'document')
    visitor.fault(
      top.range,
      `This ${textOf(text, top.range)} is never closed: write its ${closing[top.kind]}.`,
    );

  function visitToken(token: JsonToken): void {
    const { kind, range, isClosed } = token;
    switch (kind) {
      case '{':
        visitOpening('object', range);
        break;
      case '[':
        visitOpening('array', range);
        break;
      case '}':
        visitClosing('object', range);
        break;
      case ']':
        visitClosing('array', range);
        break;
      case ':':
        visitor.fault(range, 'Write a name in double quotes before this.');
        break;
      case ',':
        expect(',', range);
        top.expects = top.kind === 'object' ? 'name' : 'value';
        break;
      case 'string':
        if (!isClosed) visitor.fault(range, 'This text never ends: write its closing double quote.');
        if (top.expects === ',' && isClosingQuote(token)) break;
        if (top.kind === 'object' && top.expects !== 'value') visitLoneName(token);
        else visitValue('string', range, token.value);
        break;
      case 'literal':
        visitValue('literal', range);
        break;
      case 'unknown':
        visitor.fault(range, 'This is no value of JSON: a text stands in double quotes.');
        if (top.expects === 'value') top.expects = ',';
        break;
    }
  }

  /** Whether this is where a text without opening quote ends: directly behind it, or the last quote in its line. */
  function isClosingQuote({ range, isClosed }: JsonToken): boolean {
    if (!last || last.kind === 'string') return false;
    return (
      last.range.end === range.start || (!isClosed && !/[\r\n]/.test(text.slice(last.range.end, range.start)))
    );
  }

  function visitName({ range, value }: JsonToken): void {
    closeWhile(({ kind }) => kind === 'array', range);
    expect('name', range);
    top.at = value;
    top.expects = 'value';
  }

  function visitLoneName(token: JsonToken): void {
    visitName(token);
    visitor.fault(token.range, 'Write a colon and a value behind this name.');
  }

  function visitValue(kind: JsonValue['kind'], range: TextRange, text = ''): void {
    expect('value', range);
    if (top.kind === 'array') top.at = top.count++;
    else if (top.expects !== 'value') top.at = undefined;
    visitor.value({ kind, range, text, container: top, step: top.at });
    top.expects = ',';
  }

  function visitOpening(kind: 'object' | 'array', range: TextRange): void {
    visitValue(kind, range);
    top = open(kind, top, range);
    openNow[kind]++;
  }

  function visitClosing(kind: 'object' | 'array', range: TextRange): void {
    if (openNow[kind] === 0) {
      visitor.fault(range, `This ${textOf(text, range)} closes nothing: remove it.`);
      return;
    }
    closeWhile((container) => container.kind !== kind, range);
    if (kind === 'object' && top.expects === 'value') expect(',', range);
    close();
  }

  function closeWhile(isLeftOpen: (container: OpenContainer) => boolean, range: TextRange): void {
    while (isLeftOpen(top) && top.parent) {
      visitor.fault(range, `Close the ${textOf(text, top.range)} before this.`);
      close();
    }
  }

  function close(): void {
    openNow[top.kind]--;
    top = top.parent ?? top;
  }

  function expect(wanted: Expected, range: TextRange): void {
    if (top.expects !== wanted)
      visitor.fault(
        range,
        top.kind === 'document' ? endOfDocument : `Write ${missing[top.expects]} before this.`,
      );
  }
}

/** Whether a container or one around it passes a test. */
export function hasAncestor(
  container: JsonContainer,
  passes: (container: JsonContainer) => boolean,
): boolean {
  for (let at: JsonContainer | undefined = container; at; at = at.parent) if (passes(at)) return true;
  return false;
}

type Expected = 'name' | 'value' | ',';

interface OpenContainer extends JsonContainer {
  readonly parent: OpenContainer | undefined;
  /** Its opening bracket. */
  readonly range: TextRange;
  /** The step of the value that is read or was read last. */
  at: JsonStep;
  count: number;
  expects: Expected;
}

function open(
  kind: JsonContainer['kind'],
  parent: OpenContainer | undefined,
  range: TextRange,
): OpenContainer {
  return {
    kind,
    parent,
    step: parent?.at,
    range,
    at: undefined,
    count: 0,
    expects: kind === 'object' ? 'name' : 'value',
  };
}

const endOfDocument = 'A JSON file holds one value: put everything into one { }.';

const closing = { object: '}', array: ']' } as const;

const missing = {
  name: 'a name in double quotes',
  value: 'a value',
  ',': 'a comma',
} as const satisfies Record<Expected, string>;
