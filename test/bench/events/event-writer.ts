import type { EventForm, FormValue } from './form.ts';
import { otherForms } from './other-forms.ts';
import type { Random } from './random.ts';
import { securityForms } from './security-forms.ts';
import { sysmonForms } from './sysmon-forms.ts';
import { type World, world } from './world.ts';

/** `wevtutil` writes bare events, Event Viewer adds what it shows of each in words. */
export type EventStyle = 'wevtutil' | 'viewer';

/** Writes the XML of one event after the other, as Windows writes it: on one line, in order of time. */
export function eventWriter(seed: number, eventsOfTheDay: number, style: EventStyle): () => string {
  const { world: current, advance } = world(seed, eventsOfTheDay);
  const forms = [...securityForms, ...sysmonForms, ...otherForms];
  const writers = forms.map((form) => formWriter(form, style));
  const choose = chooser(forms.map(({ weight }) => weight));
  const recordIds = new Map(forms.map(({ source }, index) => [source.channel, 100_000 + index * 31_337]));
  return () => {
    advance();
    const chosen = choose(current.random);
    const channel = forms[chosen]?.source.channel ?? '';
    const recordId = (recordIds.get(channel) ?? 0) + 1;
    recordIds.set(channel, recordId);
    return writers[chosen]?.(current, recordId) ?? '';
  };
}

/** Picks the number of a weight, as often as it weighs. */
function chooser(weights: readonly number[]): (chance: Random) => number {
  const numbers = weights.flatMap((weight, index) => Array<number>(Math.ceil(weight * 10)).fill(index));
  return (chance) => numbers[chance.below(numbers.length)] ?? 0;
}

type FormWriter = (world: World, recordId: number) => string;

function formWriter(form: EventForm, style: EventStyle): FormWriter {
  const { source, id, version = 0, level = 0, task = 0, opcode = 0 } = form;
  const keywords = form.keywords ?? source.keywords;
  const guid = source.guid === undefined ? '' : ` Guid='${source.guid}'`;
  const qualifiers = form.qualifiers === undefined ? '' : ` Qualifiers='${form.qualifiers}'`;
  const head = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${source.provider}'${guid}/><EventID${qualifiers}>${id}</EventID><Version>${version}</Version><Level>${level}</Level><Task>${task}</Task><Opcode>${opcode}</Opcode><Keywords>${keywords}</Keywords><TimeCreated SystemTime='`;
  const writeData = dataWriter(form);
  return (current, recordId) => {
    const { random, now, computer, session } = current;
    const correlation =
      random.share() < 0.1 ? `<Correlation ActivityID='${random.guid()}'/>` : '<Correlation/>';
    const execution = `<Execution ProcessID='${random.pick([4, 680, 704])}' ThreadID='${4 * random.below(3000)}'/>`;
    const user = source.hasUser ? `<Security UserID='${session.account.sid}'/>` : '<Security/>';
    const data = writeData(current);
    return `${head}${now.iso}'/><EventRecordID>${recordId}</EventRecordID>${correlation}${execution}<Channel>${source.channel}</Channel><Computer>${computer.name}</Computer>${user}</System>${data}${style === 'viewer' ? renderingInfo(form, data) : ''}</Event>`;
  };
}

function dataWriter({ data }: EventForm): (world: World) => string {
  switch (data.kind) {
    case 'Named': {
      const parts = Object.entries(data.values).map(([name, value]) =>
        part(`<Data Name='${name}'>`, value, '</Data>'),
      );
      if (data.binary !== undefined) parts.push(part('<Binary>', data.binary, '</Binary>'));
      return joined('<EventData>', parts, '</EventData>');
    }
    case 'Unnamed':
      return joined(
        '<EventData>',
        data.values.map((value) => part('<Data>', value, '</Data>')),
        '</EventData>',
      );
    case 'User': {
      const parts = Object.entries(data.values).map(([name, value]) =>
        part(`<${name}>`, value, `</${name}>`),
      );
      return joined(`<UserData><${data.root} xmlns='${data.xmlns}'>`, parts, `</${data.root}></UserData>`);
    }
  }
}

type PartWriter = (world: World) => string;

function part(before: string, value: FormValue, after: string): PartWriter {
  if (typeof value === 'string') {
    const text = `${before}${escaped(value)}${after}`;
    return () => text;
  }
  return (current) => `${before}${escaped(String(value(current)))}${after}`;
}

function joined(before: string, parts: readonly PartWriter[], after: string): PartWriter {
  return (current) => {
    let text = before;
    for (const write of parts) text += write(current);
    return text + after;
  };
}

/** What Event Viewer shows of the event, in English. */
function renderingInfo({ source, id, level }: EventForm, data: string): string {
  const values = data
    .replace(/<Data Name='([^']*)'>([^<]*)<\/Data>/g, '\t$1:\t\t$2\r\n')
    .replaceAll(/<[^>]*>/g, '');
  return `<RenderingInfo Culture='en-US'><Message>Event ${id} was logged.\r\n\r\nSubject:\r\n${values}</Message><Level>${level === 5 ? 'Verbose' : 'Information'}</Level><Task></Task><Opcode>Info</Opcode><Channel>${source.channel}</Channel><Provider>${source.provider}</Provider><Keywords><Keyword>Audit Success</Keyword></Keywords></RenderingInfo>`;
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
