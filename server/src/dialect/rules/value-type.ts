import { type SchemaType, schemaType } from '../../catalog/schema.ts';
import { booleanOf, guidOf, numberOf } from '../../text/reading.ts';
import { comparedFields, isPlaceholder } from '../compared-field.ts';
import type { Finding } from '../problem.ts';
import type { Query } from '../query.ts';

/** The fields of System have types (win32 eventschema, [D]), and text that has no form of a field's type equals none of its values (MS-EVEN6 2.2.15.2, [D]). */
export function* valueType(query: Query): Generator<Finding> {
  for (const { path, constant, comparison, call } of comparedFields(query)) {
    const type = call ? undefined : schemaType(path);
    const value = constant.kind === 'Number' ? constant.text : constant.value;
    if (type === undefined || isPlaceholder(value)) continue;
    const wanted = wantedForm(type, value, constant.kind);
    if (!wanted) continue;
    const name = path.split('/').pop() ?? path;
    yield {
      code: 'value-type',
      range: { start: comparison.start, end: comparison.end },
      message: `\`${name.replace('@', '')}\` is ${wanted}. Write one, or compare another field.`,
      fixes: [],
    };
  }
}

/** What a value of the type looks like, if this one does not. */
function wantedForm(type: SchemaType, value: string, kind: 'Literal' | 'Number'): string | undefined {
  switch (type) {
    case 'unsignedByte':
    case 'unsignedShort':
    case 'unsignedInt':
    case 'unsignedLong':
      return isNumeric(value) ? undefined : 'a number';
    case 'HexInt64Type':
      return isNumeric(value) ? undefined : "a number such as `'0x8020000000000000'`";
    case 'GUIDType':
      return guidOf(value) === undefined
        ? "a GUID such as `'{54849625-5478-4994-A5BA-3E3B0328C30D}'`"
        : undefined;
    case 'dateTime':
      return kind === 'Number' ? "a time such as `'2026-01-31T12:00:00.000Z'`" : undefined;
    case 'SID':
    case 'string':
    case 'anyURI':
    case 'language':
    case 'QName':
    case 'hexBinary':
      return undefined;
  }
}

function isNumeric(value: string): boolean {
  return numberOf(value) !== undefined || booleanOf(value) !== undefined;
}
