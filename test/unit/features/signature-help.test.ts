import { expect, test } from 'vitest';
import { signatureHelp } from '../../../server/src/features/completion/signature-help.ts';
import { documentAt, rule } from './document.ts';

test.each([
  ['*[System[band(|)]]', 'band(field, mask)', 'field'],
  ['*[System[band(Keywords,|)]]', 'band(field, mask)', 'mask'],
  ['*[System[band(Keywords, 90|07199254740992)]]', 'band(field, mask)', 'mask'],
  ['*[System[band(Keywords,|', 'band(field, mask)', 'mask'],
  ['*[System[TimeCreated[timediff(@Sys|temTime) <= 1]]]', 'timediff(time)', 'time'],
  ['*[System[TimeCreated[timediff(@SystemTime,|)]]]', 'timediff(from, to)', 'to'],
  ['*[EventData[Data[position(|)=1]]]', 'position()', undefined],
  [rule('Security!*[System[band(Keywords,|)]]'), 'band(field, mask)', 'mask'],
  ["*[EventData[band(Data[@Name='x'|],1)]]", 'band(field, mask)', 'field'],
  ['*[System[contains(|)]]', undefined, undefined],
  ['*[System[(|EventID=1)]]', undefined, undefined],
  ['*[System[band(Keywords,1)|]]', undefined, undefined],
])('%s', (marked, label, parameter) => {
  const { document, offset } = documentAt(marked);
  const help = signatureHelp(document, offset);
  const active = help?.signatures[help.activeSignature];
  expect(active?.label).toBe(label);
  expect(active?.parameters[help?.activeParameter ?? 0]?.label).toBe(parameter);
});
