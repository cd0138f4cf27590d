/** What is asked of all contenders: as the Event Log has it, as XPath 1.0 has it of an Event element, and as a function of hand-picked fields. */
export interface Question {
  readonly name: string;
  readonly query: string;
  /** The prefix `e` stands for the namespace of events. */
  readonly xpath: string;
  holds(event: PickedFields): boolean;
}

/** What a program without XPath would pick from an event for these questions. */
export interface PickedFields {
  readonly id: number;
  readonly keywords: bigint;
  /** To the second, as in 2024-05-14T08:00:00. */
  readonly time: string;
  readonly logonType: string;
}

export const eventNamespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

const tenIds = [4624, 4625, 4634, 4648, 4672, 4688, 4698, 4720, 5140, 7045];

/** One ID; ten IDs; a range; an ID and a field; a mask; a time window. */
export const sixQuestions: readonly Question[] = [
  {
    name: 'one ID',
    query: '*[System[EventID=4624]]',
    xpath: 'e:System[e:EventID=4624]',
    holds: ({ id }) => id === 4624,
  },
  {
    name: 'ten IDs',
    query: `*[System[(${tenIds.map((id) => `EventID=${id}`).join(' or ')})]]`,
    xpath: `e:System[${tenIds.map((id) => `e:EventID=${id}`).join(' or ')}]`,
    holds: ({ id }) => tenIds.includes(id),
  },
  {
    name: 'range of IDs',
    query: '*[System[EventID>=4663 and EventID<=4720]]',
    xpath: 'e:System[e:EventID>=4663 and e:EventID<=4720]',
    holds: ({ id }) => id >= 4663 && id <= 4720,
  },
  {
    name: 'ID and Data',
    query: "*[System[EventID=4624]] and *[EventData[Data[@Name='LogonType']='10']]",
    xpath: "e:System[e:EventID=4624] and e:EventData[e:Data[@Name='LogonType']='10']",
    holds: ({ id, logonType }) => id === 4624 && logonType === '10',
  },
  {
    name: 'band(Keywords)',
    query: '*[System[band(Keywords,4503599627370496)]]',
    // The 52nd bit is in the fifth character of 16 digits behind 0x.
    xpath: "e:System[string-length(e:Keywords)=18 and contains('13579bdf', substring(e:Keywords, 5, 1))]",
    holds: ({ keywords }) => (keywords & 4503599627370496n) !== 0n,
  },
  {
    name: 'time window',
    query:
      "*[System[TimeCreated[@SystemTime>='2024-05-14T08:00:00.000Z' and @SystemTime<'2024-05-14T10:00:00.000Z']]]",
    xpath: ['>=20240514080000', '<20240514100000']
      .map(
        (limit) =>
          `number(translate(substring(e:System/e:TimeCreated/@SystemTime, 1, 19), '-:T', ''))${limit}`,
      )
      .join(' and '),
    holds: ({ time }) => time >= '2024-05-14T08:00:00' && time < '2024-05-14T10:00:00',
  },
];

/** Any field, whatever its name. */
export const anyFieldQuestion: Question = {
  name: 'any field',
  query: "*[EventData[Data='clara.lindqvist25']]",
  xpath: "e:EventData[e:Data='clara.lindqvist25']",
  holds: () => false,
};

/** How many of the events satisfy each of the six. */
export function tally(): { counts: number[]; add: (event: PickedFields) => void } {
  const counts = sixQuestions.map(() => 0);
  return {
    counts,
    add: (event) => {
      for (const [index, { holds }] of sixQuestions.entries()) {
        if (holds(event)) counts[index] = (counts[index] ?? 0) + 1;
      }
    },
  };
}
