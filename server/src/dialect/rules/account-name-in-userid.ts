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
    yield {
      code: 'account-name-in-userid',
      range: { start: comparison.start, end: comparison.end },
      message: 'UserID holds a SID, never a name. Write the SID of the account, like `S-1-5-18`.',
      fixes: [],
    };
  }
}
