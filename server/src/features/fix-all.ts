import type { FindingCode } from '../dialect/findings.ts';
import { hostEdits } from '../hosts/host-edits.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { editsOf, revised, revisionOf } from '../text/revision.ts';
import { type Diagnostic, diagnostics } from './diagnostics.ts';
import { type DocumentQuery, type QueryDocument, reread } from './query-document.ts';

/** A document after all of its safe fixes. */
export interface FixedDocument {
  readonly document: QueryDocument;
  /** What makes it of the document as it was. */
  readonly edits: readonly TextEdit[];
  /** The code of each finding that was mended. */
  readonly mended: readonly FindingCode[];
}

/**
 * Makes all fixes that need no choice, in rounds, for one mistake may hide another. After each round the document is read again; what
 * does not read as it should then is not done. A document that breaks the rules of its own format is left alone.
 */
export function fixAll(document: QueryDocument): FixedDocument {
  const mended: FindingCode[] = [];
  let revision = revisionOf(document.text);
  let current = document;
  for (let count = 0; count < mostRounds; count++) {
    const round = roundOf(current);
    if (!round) break;
    const edits = round.steps.flatMap((step) => step.edits);
    revision = revised(revision, edits);
    mended.push(...round.steps.flatMap(({ codes }) => codes));
    current = round.document;
  }
  return { document: current, edits: editsOf(revision), mended };
}

/** More than anybody's mistakes in one query: only to end in any case. */
const mostRounds = 500;

/** Edits of the document that are made together or not at all. */
interface Step {
  readonly codes: readonly FindingCode[];
  readonly edits: readonly TextEdit[];
  /** The query that it changes, and how that must read then. */
  readonly changes?: { readonly query: DocumentQuery; readonly text: string };
}

interface Round {
  readonly steps: readonly Step[];
  /** The document after them. */
  readonly document: QueryDocument;
}

/** All steps, or the first one that can be made where they cannot be made together; `undefined` where there is none. */
function roundOf(document: QueryDocument): Round | undefined {
  const steps = stepsOf(document);
  for (const some of [steps, ...steps.map((step) => [step])]) {
    const next = some.length > 0 ? after(document, some) : undefined;
    if (next) return { steps: some, document: next };
  }
  return undefined;
}

/** The document's own mistakes first: its queries stay as they are. Then each query that has some. */
function stepsOf(document: QueryDocument): readonly Step[] {
  if (document.host.problems.some(({ code }) => code === 'unreadable-host')) return [];
  const ofHost: Mendable[] = [];
  const ofQueries = new Map<DocumentQuery, Mendable[]>();
  for (const { query, mendable } of diagnostics(document).flatMap(safelyMended)) {
    const same = query ? ofQueries.get(query) : ofHost;
    if (same) same.push(mendable);
    else if (query) ofQueries.set(query, [mendable]);
  }
  if (ofHost.length > 0) return apart(ofHost).map(({ code, edits }) => ({ codes: [code], edits }));
  return [...ofQueries].map(([query, mendable]) => queryStep(query, mendable));
}

interface Mendable {
  readonly code: FindingCode;
  /** The edits of the query, or else of the document. */
  readonly edits: readonly TextEdit[];
}

/** A finding with two safe fixes would leave a choice. */
function safelyMended({ code, found: query, fixes }: Diagnostic) {
  const [fix, other] = fixes.filter(({ isSafe }) => isSafe);
  const edits = query ? fix?.inQuery : fix?.edits;
  return edits && !other ? [{ query, mendable: { code, edits } }] : [];
}

/**
 * Mistakes of syntax are mended together: such a fix is right whatever stands around it. Of what rules find, only mistakes of one kind
 * are: another rule may see the query differently then.
 */
function queryStep(query: DocumentQuery, mendable: readonly Mendable[]): Step {
  const ofSyntax = mendable.filter(({ code }) => query.query.syntax.some((problem) => problem.code === code));
  const ofOneKind = mendable.filter(({ code }) => code === mendable[0]?.code);
  const taken = apart(ofSyntax.length > 0 ? ofSyntax : ofOneKind);
  const edits = taken.flatMap((each) => each.edits);
  return {
    codes: taken.map(({ code }) => code),
    edits: hostEdits(query.embedded, edits),
    changes: { query, text: applyEdits(query.embedded.text, edits) },
  };
}

/** Those that stand wholly behind the ones before, without touching them: the next round sees to the others. */
function apart(mendable: readonly Mendable[]): readonly Mendable[] {
  const taken: Mendable[] = [];
  let end = -1;
  for (const each of mendable) {
    if (each.edits.some(({ range }) => range.start <= end)) continue;
    taken.push(each);
    end = Math.max(end, ...each.edits.map(({ range }) => range.end));
  }
  return taken;
}

/** The document after the steps; `undefined` where its queries do not read as they should. */
function after(document: QueryDocument, steps: readonly Step[]): QueryDocument | undefined {
  const text = applyEdits(
    document.text,
    steps.flatMap(({ edits }) => edits),
  );
  const next = reread(document, text);
  const changed = new Map(steps.flatMap(({ changes }) => (changes ? [[changes.query, changes.text]] : [])));
  const expected = document.queries.map((query) => changed.get(query) ?? query.embedded.text);
  const isExpected =
    next?.queries.length === expected.length &&
    next.queries.every(({ embedded }, index) => embedded.text === expected[index]);
  return isExpected ? next : undefined;
}
