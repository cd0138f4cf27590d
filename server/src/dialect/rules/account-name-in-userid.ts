import { valueNamed, valuesOf } from '../../catalog/values.ts';
import type { TextRange } from '../../text/range.ts';
import { sidOf } from '../../text/reading.ts';
import { comparedFields, isPlaceholder } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/**
 * `Security/@UserID` holds a SID; PowerShell translates account names before it writes them into a query (GetEventCommand.cs, [M]), and
 * a value that is no SID equals none (MS-EVEN6 2.2.15.2, [D] for the conversion).
 */
export function* accountNameInUserID(query: Query): Generator<Finding> {
  for (const { path, constant, comparison } of comparedFields(query)) {
    if (path !== 'System/Security/@UserID' || comparison.kind !== 'EqualityExpr') continue;
    const value = constant.kind === 'Number' ? constant.text : constant.value;
    if (sidOf(value) !== undefined || isPlaceholder(value)) continue;
    const sid = sidNamed(value);
    yield {
      code: 'account-name-in-userid',
      range: { start: comparison.start, end: comparison.end },
      message: `UserID holds a SID, never a name. Write ${sid === undefined ? 'the SID of the account, like `S-1-5-18`' : `\`${sid}\``}.`,
      fixes: sid === undefined ? [] : [writing({ start: constant.start, end: constant.end }, `'${sid}'`)],
    };
  }
}

/** The SID of an account that has the same one everywhere. */
function sidNamed(account: string): string | undefined {
  const known = valuesOf('System/Security/@UserID');
  const name = account.replace(/^(?:NT AUTHORITY|BUILTIN)\\/i, '');
  const names = [name, `BUILTIN\\${name}`, ...(/^system$/i.test(name) ? ['Local System'] : [])];
  return known && names.map((each) => valueNamed(known, each)?.value).find((sid) => sid !== undefined);
}

function writing(range: TextRange, newText: string) {
  return { title: `Write ${newText}`, edits: [{ range, newText }] };
}
