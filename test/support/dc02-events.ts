import type { EventNode } from '../../server/src/events/event.ts';
import { readEvents } from '../../server/src/events/read-xml.ts';

/** The number of the first record. */
export const firstRecord = 93_017;

/**
 * The events of another domain controller, one day later: those of `security.xml` with other people and machines.
 * @param xml of `security.xml`
 */
export function dc02Events(xml: string): readonly EventNode[] {
  let record = firstRecord;
  const text = [...others]
    .reduce((before, [name, other]) => before.replaceAll(name, other), xml)
    .replaceAll(/<EventRecordID>\d+/g, () => `<EventRecordID>${record++}`)
    .replaceAll(/NW-(?:DC01|FS01|APP02)\b/g, 'NW-DC02')
    .replaceAll(/<Computer>NW-\w+/g, '<Computer>NW-DC02')
    .replaceAll(/(S-1-5-21-\d+-\d+-\d+)-1(\d{3})\b/g, '$1-2$2')
    .replaceAll(/\b10\.20\.(\d+)\./g, (_, net: string) => `10.20.${Number(net) + 32}.`);
  return readEvents(text).events.map(({ root }) => root);
}

const others = new Map([
  ['2025-03-11T', '2025-03-12T'],
  ['NW-WS014', 'NW-WS031'],
  ['NW-WS022', 'NW-WS037'],
  ['NW-LT07', 'NW-LT12'],
  ['DESKTOP-7Q2M', 'DESKTOP-K9TP'],
  ['anna.lindqvist', 'karin.holst'],
  ['petra.holm', 'erik.dahl'],
  ['jonas.berg', 'lena.vogt'],
  ['adm.jberg', 'adm.lvogt'],
  ['bjorn.akesson', 'soren.nygard'],
  ['Björn Åkesson', 'Søren Nygård'],
  ['marta.oliveira', 'paul.reimers'],
  ['tom.weiss', 'nils.ekman'],
  ['ines.castro', 'rita.moreau'],
  ['kasse01', 'kasse02'],
  ['svc_sql', 'svc_web'],
  ['svc_backup', 'svc_print'],
  ['svc_update', 'svc_report'],
]);
