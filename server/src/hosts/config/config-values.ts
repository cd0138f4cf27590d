import { listAround } from './config-lists.ts';
import { isItem, mayBeValue } from './config-places.ts';
import type { ConfigToken } from './config-tokens.ts';

/** Brackets of a document in Bicep or HCL, or the document itself; known by identity. */
export interface ConfigContainer {
  readonly kind: 'document' | '{' | '[' | '(';
  readonly parent: ConfigContainer | undefined;
  /** Names and indexes that lead to it from its parent; none through a call. */
  readonly path: readonly (string | number)[];
  /** The token before its opening bracket. */
  readonly before: ConfigToken | undefined;
  /** The index of its opening bracket among the tokens; -1 for the document. */
  readonly opening: number;
  /** Whether it stands in an alternative of a condition, `a ? […] : […]`. */
  readonly isConditional: boolean;
  /** Whether it stands in a comprehension's `for … in …`, which holds no item. */
  readonly isInHeader: boolean;
  /** The outermost of the arrays and calls that make one list of what it holds; `undefined` where one of them makes none, or it is no list. */
  readonly list: ConfigContainer | undefined;
}

/** A string or number, or a name that may stand for a value, with what stands around it. */
export interface ConfigValue {
  readonly token: ConfigToken;
  /** Its index among the tokens. */
  readonly index: number;
  readonly container: ConfigContainer;
  /** The names and index that lead to it from its container. */
  readonly path: readonly (string | number)[];
  readonly before: ConfigToken | undefined;
  readonly after: ConfigToken | undefined;
  /** Whether its array makes one item of each of many values. */
  readonly isRepeated: boolean;
  /** Whether it stands in a comprehension's `for … in …`. */
  readonly isInHeader: boolean;
  /** Whether a condition came before it in the same value. */
  readonly isChosen: boolean;
}

/** Words that begin a declaration, whose name comes next; only at the beginning of a line of the document. */
export type Declarations = ReadonlySet<string>;

/**
 * The strings, numbers and names of a document in the order of the text: one pass, no tree, no recursion. A closing bracket closes what was left
 * open inside of it, a property that begins a line closes arrays and calls, a declaration at the beginning of a line closes everything:
 * half-typed text in one place hides nothing in another.
 */
export function* configValues(
  tokens: readonly ConfigToken[],
  declarations: Declarations,
): Generator<ConfigValue> {
  const document = open('document', undefined, -1, undefined);
  let top = document;
  const openNow = { document: 1, '{': 0, '[': 0, '(': 0 };
  let before: ConfigToken | undefined;
  for (const [index, token] of tokens.entries()) {
    const isFirst = !before || before.kind === 'line';
    visitName(token, index, isFirst);
    switch (token.kind) {
      case '{':
      case '[':
      case '(':
        if (top.kind === '[') top.count += isItem(before) ? 1 : 0;
        top = open(token.kind, top, index, before);
        openNow[token.kind]++;
        break;
      case '}':
        close('{');
        break;
      case ']':
        close('[');
        break;
      case ')':
        close('(');
        break;
      case ':':
        top.isHeader = false;
        break;
      case 'line':
        if (top.kind === 'document') top.at = [];
        break;
      case 'string':
      case 'number':
        yield valueAt(index, token);
        if (top.kind === '[') top.count++;
        break;
      case 'name':
        if (mayBeValue(top, before)) yield valueAt(index, token);
        if (top.kind === '[' && token.value === 'for' && before?.kind === '[')
          top.isRepeated = top.isHeader = true;
        else if (top.kind === '[' && isItem(before)) top.count++;
        break;
      case '=':
      case 'operator':
        break;
      case '?':
        top.isChoosing = true;
        break;
      case ',':
        top.isChoosing = false;
        break;
    }
    before = token;
  }

  function valueAt(index: number, token: ConfigToken): ConfigValue {
    return {
      token,
      index,
      container: top,
      path: top.kind === '[' ? [top.count] : top.at,
      before,
      after: tokens[index + 1],
      isRepeated: top.isRepeated,
      isInHeader: top.isHeader || top.isInHeader,
      isChosen: top.isChoosing,
    };
  }

  function visitName(token: ConfigToken, index: number, isFirst: boolean): void {
    if (token.kind !== 'name' && token.kind !== 'string') return;
    const next = tokens[index + 1]?.kind;
    const isProperty = next === ':' || next === '=';
    const isDeclared = isFirst && token.kind === 'name' && isAtMargin(before, token);
    if (isDeclared && declarations.has(token.value) && next === 'name') {
      closeAll();
      top.at = [tokens[index + 1]?.value ?? ''];
      top.isChoosing = false;
    } else if (
      isProperty &&
      (isFirst || before?.kind === '{' || (before?.kind === ',' && top.kind === '{'))
    ) {
      if (isFirst && token.kind === 'name') closeWhile(({ kind }) => kind === '[' || kind === '(');
      if (top.kind === '{' || top.kind === 'document') {
        top.at = [token.value];
        top.isChoosing = false;
      }
    } else if (
      isFirst &&
      token.kind === 'name' &&
      (top.kind === '{' || top.kind === 'document' || isDeclared)
    ) {
      const name = blockName(index);
      if (!name) return;
      if (isDeclared) closeAll();
      top.at = name.isLabelled ? [name.name] : [name.name, countOf(top, name.name)];
      top.isChoosing = false;
    }
  }

  /** The name of an HCL block that begins here, which is its last label where it has labels. */
  function blockName(index: number): { readonly name: string; readonly isLabelled: boolean } | undefined {
    let at = index + 1;
    while (tokens[at]?.kind === 'string' || tokens[at]?.kind === 'name') at++;
    if (tokens[at]?.kind !== '{') return undefined;
    return { name: tokens[at - 1]?.value ?? '', isLabelled: at > index + 1 };
  }

  function close(kind: '{' | '[' | '('): void {
    if (openNow[kind] === 0) return;
    closeWhile((container) => container.kind !== kind);
    closeTop();
  }

  function closeAll(): void {
    closeWhile(({ kind }) => kind !== 'document');
  }

  function closeWhile(isLeftOpen: (container: OpenContainer) => boolean): void {
    while (isLeftOpen(top) && top.parent) closeTop();
  }

  function closeTop(): void {
    openNow[top.kind]--;
    top = top.parent ?? top;
  }
}

interface OpenContainer extends ConfigContainer {
  readonly parent: OpenContainer | undefined;
  /** The names that lead to the value that is read. */
  at: readonly (string | number)[];
  count: number;
  /** Whether a condition came before in the value that is read. */
  isChoosing: boolean;
  list: ConfigContainer | undefined;
  /** Whether its `for … in …` is read. */
  isHeader: boolean;
  isRepeated: boolean;
  readonly blocks: Map<string, number>;
}

function open(
  kind: ConfigContainer['kind'],
  parent: OpenContainer | undefined,
  opening: number,
  before: ConfigToken | undefined,
): OpenContainer {
  const path = !parent || parent.kind === '(' ? [] : parent.kind === '[' ? [parent.count - 1] : parent.at;
  const opened: OpenContainer = {
    kind,
    parent,
    path,
    opening,
    before,
    at: [],
    count: 0,
    isConditional: parent !== undefined && (parent.isConditional || parent.isChoosing),
    isChoosing: false,
    isHeader: false,
    isInHeader: kind !== '{' && parent !== undefined && (parent.isHeader || parent.isInHeader),
    isRepeated: false,
    list: undefined,
    blocks: new Map(),
  };
  opened.list = listAround(opened);
  return opened;
}

function countOf({ blocks }: OpenContainer, name: string): number {
  const count = blocks.get(name) ?? 0;
  blocks.set(name, count + 1);
  return count;
}

function isAtMargin(before: ConfigToken | undefined, token: ConfigToken): boolean {
  return (before?.range.end ?? 0) === token.range.start;
}
