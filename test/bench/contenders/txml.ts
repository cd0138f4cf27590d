import { parse, type TNode } from 'txml';
import { tally } from '../events/questions.ts';
import type { Answer } from './answer.ts';
import { windowsOf } from './windows.ts';

/** txml: objects, and filters written by hand. */
export function answer(path: string): Answer {
  const { counts, add } = tally();
  let events = 0;
  for (const window of windowsOf(path)) {
    for (const event of elementsOf(parse(window.toString()))) {
      const [system, data] = elementsOf(event.children);
      const inSystem = elementsOf(system?.children ?? []);
      const byName = (name: string) => inSystem.find(({ tagName }) => tagName === name);
      const logonType = elementsOf(data?.children ?? []).find(
        ({ attributes: { Name } }) => Name === 'LogonType',
      );
      events++;
      add({
        id: Number(byName('EventID')?.children[0]),
        keywords: BigInt(String(byName('Keywords')?.children[0] ?? 0)),
        time: timeOf(byName('TimeCreated')).slice(0, 19),
        logonType: String(logonType?.children[0] ?? ''),
      });
    }
  }
  return { events, counts };
}

/** txml's parser alone, without a question. */
export function parseOnly(path: string): Answer {
  let events = 0;
  for (const window of windowsOf(path)) events += elementsOf(parse(window.toString())).length;
  return { events, counts: [] };
}

function timeOf(element: TNode | undefined): string {
  const { SystemTime } = element?.attributes ?? {};
  return SystemTime ?? '';
}

function elementsOf(nodes: readonly (TNode | string)[]): readonly TNode[] {
  return nodes.filter((node) => typeof node !== 'string');
}
