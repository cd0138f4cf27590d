import { countMask, type Mask, subtract } from '../matcher/mask.ts';
import type { Found } from '../matcher/search.ts';
import { countOf, countsOf } from './counts.ts';
import { type EventFiles, eventFiles } from './event-files.ts';
import { finder, keyOf } from './finder.ts';
import { type IdGroup, idGroupsOf } from './id-groups.ts';
import { eventAt, type Numbering } from './numbering.ts';
import type { FileOpener } from './port.ts';
import type {
  Counts,
  CountsQuestion,
  Difference,
  DifferenceQuestion,
  EventAnswer,
  EventQuestion,
  Question,
  View,
  ViewQuestion,
} from './question.ts';
import type { SampleSet } from './sample-set.ts';
import { type Table, tableOf, viewOf } from './table.ts';
import type { Turn } from './turn.ts';

/** What a question is answered with. */
export type AnswerOf<Q extends Question> = Q extends CountsQuestion
  ? Counts
  : Q extends ViewQuestion
    ? View
    : Q extends EventQuestion
      ? EventAnswer
      : Difference;

export type Answering = (question: Question, turn: Turn) => Promise<AnswerOf<Question>>;

/** Answers questions about the samples. */
export function answering(samples: SampleSet, files: FileOpener): Answering {
  const { find, misses } = finder();
  let tables: readonly Table[] = [];
  return async (question, turn) => {
    const opened = eventFiles(files, samples.bytesOf);
    try {
      return await answer(question, opened, turn);
    } finally {
      opened.close();
    }
  };

  async function answer(question: Question, opened: EventFiles, turn: Turn): Promise<AnswerOf<Question>> {
    const numbering = samples.numbering('files' in question ? question.files : undefined);
    switch (question.kind) {
      case 'counts': {
        const found: (readonly Found[])[] = [];
        for (const selection of question.selections)
          found.push(await find(selection, { numbering, options: question.options, opened, turn }));
        return countsOf(numbering, found);
      }
      case 'view':
        return viewOf(question, await table(question, numbering, opened, turn), opened);
      case 'event': {
        const at = eventAt(numbering, question.file, question.index);
        return at && opened.read(at.part, at.event);
      }
      case 'difference':
        return differenceOf(question, numbering, opened, turn);
    }
  }

  /** A table is asked for a stretch at a time, so that the last ones are kept. */
  async function table(
    question: ViewQuestion,
    numbering: Numbering,
    opened: EventFiles,
    turn: Turn,
  ): Promise<Table> {
    const key = keyOfTable(question);
    const known = tables.find((each) => each.numbering === numbering && each.key === key);
    if (known) return known;
    const asked = { numbering, options: question.options, opened, turn };
    const found = await find(question.selection, asked);
    const made = await tableOf(key, question, found, {
      ...asked,
      misses: () => misses(question.selection.query, asked),
    });
    tables = [made, ...tables].slice(0, mostTables);
    return made;
  }

  async function differenceOf(
    { before, after, options }: DifferenceQuestion,
    numbering: Numbering,
    opened: EventFiles,
    turn: Turn,
  ): Promise<Difference> {
    const asked = { numbering, options, opened, turn };
    const [old, now] = [await find(before, asked), await find(after, asked)];
    return {
      total: numbering.count,
      before: countOf(old).events,
      after: countOf(now).events,
      gained: matchedGroups(numbering, without(now, old)),
      lost: matchedGroups(numbering, without(old, now)),
    };
  }
}

const mostTables = 4;

/** All of a question but which rows it asks for. */
function keyOfTable({ selection, options, columns, sort, from, count, ...limits }: ViewQuestion): string {
  const sorting = typeof sort.by === 'number' ? { ...sort, by: columns[sort.by] } : sort;
  return `${JSON.stringify({ ...limits, sorting })} ${keyOf(selection, options)}`;
}

function without(found: readonly Found[], others: readonly Found[]): readonly Mask[] {
  return found.map(({ events }, index) => {
    const rest = events.slice();
    const other = others[index];
    if (other) subtract(rest, other.events);
    return rest;
  });
}

function matchedGroups(numbering: Numbering, masks: readonly Mask[]): readonly IdGroup[] {
  if (masks.every((mask) => countMask(mask) === 0)) return [];
  return idGroupsOf(numbering, masks).filter(({ matched }) => matched > 0);
}
