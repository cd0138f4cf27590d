import { hole } from '../../text/hole.ts';
import type { RuleMember, RuleObject, RuleValue } from '../rule/rule-value.ts';
import type { JsonContainer, JsonValue } from './json-values.ts';

/** The objects of a JSON document, gathered while its values are visited. */
export interface JsonRuleValues {
  see(value: JsonValue): void;
  /** What a container holds; known when all of its values have been seen. */
  objectOf(container: JsonContainer): RuleObject | undefined;
}

/** @param read the text of a string as its language has it, with a hole where it is computed. */
export function jsonRuleValues(read: (string: string) => string): JsonRuleValues {
  const known = new Map<JsonContainer, OpenValue>();
  return { see, objectOf };

  function see({ kind, range, text, container, step }: JsonValue): void {
    const parent = openValue(container);
    parent.last = undefined;
    switch (kind) {
      case 'string': {
        const value = read(text);
        const isComputed = value.includes(hole);
        add(isComputed ? { kind: 'computed', range } : { kind: 'text', text: value, range });
        break;
      }
      case 'literal':
        add({ kind: 'computed', range });
        break;
      case 'object':
      case 'array':
        parent.last = newValue(kind === 'object' ? 'object' : 'list', range);
        add(parent.last.value);
        break;
    }

    function add(value: RuleValue): void {
      if (parent.value.kind === 'list') parent.items.push(value);
      else parent.members.push({ name: typeof step === 'string' ? step : undefined, value });
    }
  }

  function objectOf(container: JsonContainer): RuleObject | undefined {
    const value = known.get(container)?.value;
    return value?.kind === 'object' ? value : undefined;
  }

  /** The value whose inside a container is: the last that its parent was seen to hold. */
  function openValue(container: JsonContainer): OpenValue {
    const before = known.get(container);
    if (before) return before;
    const parent = container.parent && known.get(container.parent);
    const opened = parent?.last ?? newValue('object', { start: 0, end: 0 });
    known.set(container, opened);
    return opened;
  }
}

interface OpenValue {
  readonly value: RuleValue;
  readonly items: RuleValue[];
  readonly members: RuleMember[];
  /** The object or array that was seen last in it. */
  last: OpenValue | undefined;
}

function newValue(kind: 'object' | 'list', range: RuleObject['range']): OpenValue {
  const items: RuleValue[] = [];
  const members: RuleMember[] = [];
  const value: RuleValue = kind === 'list' ? { kind, items, range } : { kind, members, range };
  return { value, items, members, last: undefined };
}
