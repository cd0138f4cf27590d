import { walk } from '../../xpath/walk.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** In a bare query nothing decodes entities, so a value holds them as they are (dialect.md 9): rarely what is meant. */
export function* escapedEntity({ expr }: Query): Generator<Finding> {
  for (const { node } of walk(expr)) {
    const entity =
      node.kind === 'Literal' ? /&(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);/i.exec(node.value) : undefined;
    if (!entity) continue;
    yield {
      code: 'escaped-entity',
      severity: 'hint',
      range: { start: node.start, end: node.end },
      message: `The value is compared with \`${entity[0]}\` in it, letter by letter. Write the character itself if that is what events hold.`,
      fixes: [],
    };
  }
}
