import { schemaType } from '../../catalog/schema.ts';
import { removal } from '../../text/edit.ts';
import { type ComparedField, comparedFields } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * A value is compared character by character: no operator of the subset knows wildcards (MS-EVEN6 2.2.15.1, [D]). Told where a star or a
 * percent sign can hardly be meant as a character; some values do hold them, such as the share `\\*\IPC$` (real events).
 */
export function* wildcardInValue(query: Query): Generator<Finding> {
  for (const field of comparedFields(query)) {
    const { constant, comparison, call } = field;
    if (constant.kind !== 'Literal' || comparison.kind !== 'EqualityExpr' || call) continue;
    const sign = wildcardIn(constant.value);
    if (!sign || holdsStars(field) || isTyped(field)) continue;
    const isAny = constant.value === '*' && comparison.operator === '=';
    yield {
      code: 'wildcard-in-value',
      range: { start: constant.start, end: constant.end },
      message: `Event Log has no wildcards: it compares \`${sign}\` as a character. ${isAny ? 'To ask whether the field is there, leave the comparison out.' : 'Write the whole value, several of them joined by `or`.'}`,
      fixes: isAny ? [existence(field)] : [],
    };
  }
}

function wildcardIn(value: string): '*' | '%' | undefined {
  const isShare = value.startsWith('\\\\*\\');
  if (/^\*|[^\s*]\*$/.test(value) || (!isShare && /[\\/]\*+[\\/]/.test(value))) return '*';
  const isVariable = /^%(?:%|\d|(?:\w+|programfiles\(x86\))%)/i.test(value) && !/^%\w+%$/.test(value);
  if (isVariable || environment.test(value)) return undefined;
  return /^%[^%]+%?$|[\\/]%$/.test(value) ? '%' : undefined;
}

const environment =
  /^%(?:all\w+|\w*appdata|com\w+|\w*drive|home\w+|logonserver|os|path|pathext|program\w+|public|system\w+|te?mp|user\w+|windir|\d+)%$/i;

/** Firewall rules hold `*` for any address, commands and credentials end in it (real events). */
function holdsStars({ constant, dataName, path, comparison }: ComparedField): boolean {
  const name = dataName ?? path;
  if (/address|port|command|script|payload|targetname|query|filter/i.test(name)) return true;
  return (
    comparison.right === constant &&
    /\s[-/\w]|:\*$|=\*$/.test(constant.kind === 'Literal' ? constant.value : '')
  );
}

/** Fields of System that are numbers, times or identifiers hold no star: what is said of their values is said by other rules. */
function isTyped({ path }: ComparedField): boolean {
  const type = schemaType(path);
  return type !== undefined && type !== 'string' && type !== 'anyURI';
}

function existence({ comparison }: ComparedField) {
  const edits = [removal({ start: comparison.left.end, end: comparison.end })];
  return { title: 'Ask whether the field is there', edits };
}
