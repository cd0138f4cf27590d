import { check } from '../../../server/src/dialect/check.ts';
import type { Problem } from '../../../server/src/dialect/problem.ts';
import type { QueryContext } from '../../../server/src/dialect/query.ts';
import { readQuery } from '../../../server/src/dialect/query.ts';
import { applyEdits } from '../../../server/src/text/edit.ts';
import { caretBlocks, dcr, local, problemsOf, wef } from '../../support/caret.ts';

/**
 * A page of `rules/`: under `# wrong` filters with what is found in them (`^^^ severity code: message`) and the text after each fix (`→ …`), under
 * `# right` their neighbours in which nothing is found. A heading may name the target and the streams: `# wrong in dcr with Microsoft-Event`.
 */
export interface RulePage {
  readonly wrong: readonly Case[];
  readonly right: readonly Case[];
}

export interface Case {
  readonly text: string;
  readonly context: QueryContext;
}

export function readPage(page: string): RulePage {
  return { wrong: casesUnder(page, 'wrong'), right: casesUnder(page, 'right') };
}

/** The page as it would be if all that is found now were right. */
export function rewritten(page: string): string {
  const sections = page.split(/^(?=# )/m).map((section) => {
    const [heading = '', ...rest] = section.split('\n');
    const cases = casesOf(heading, rest.join('\n'));
    return `${heading}\n${cases.map(printCase).join('\n\n')}\n`;
  });
  return sections.join('\n');
}

export function found({ text, context }: Case): readonly Problem[] {
  return check(readQuery(text, context));
}

/** The text after each fix of a problem. */
export function fixed(text: string, { fixes }: Problem): readonly string[] {
  return fixes.map(({ edits }) => applyEdits(text, edits));
}

function printCase({ text, context }: Case): string {
  const arrows = found({ text, context }).flatMap((problem) => fixed(text, problem));
  return [problemsOf(text, context), ...arrows.map((after) => `→ ${after}`)].join('\n');
}

function casesUnder(page: string, kind: 'wrong' | 'right'): readonly Case[] {
  return page
    .split(/^(?=# )/m)
    .filter((section) => section.startsWith(`# ${kind}`))
    .flatMap((section) => {
      const [heading = '', ...rest] = section.split('\n');
      return casesOf(heading, rest.join('\n'));
    });
}

function casesOf(heading: string, blocks: string): readonly Case[] {
  const [, target = 'local', streams] = / in (dcr|wef|local)(?: with (.*))?$/.exec(heading) ?? [];
  const base = target === 'dcr' ? dcr : target === 'wef' ? wef : local;
  const context = streams ? { ...base, streams: streams.split(', ') } : base;
  const marked = blocks.replaceAll(/^→ .*\n?/gm, '');
  return caretBlocks(marked).map(([text]) => ({ text, context }));
}
