import { insertion } from '../../text/edit.ts';
import { textOf } from '../../text/range.ts';
import { isDataSourceName } from '../data-source-name.ts';
import type { HostFix, HostProblem } from '../embedded-query.ts';
import {
  flatValues,
  isWhole,
  type RuleMember,
  type RuleObject,
  type RuleText,
  type RuleValue,
  textsOf,
  valuesOf,
} from './rule-value.ts';

/**
 * Data flows send the streams of data sources to destinations, all of them called by name (Structure of a data collection rule). Nothing is
 * said of a rule that the document does not write out: computed names could be any.
 */
export function* dataFlowProblems(text: string, rule: RuleObject): Generator<HostProblem> {
  if (!isWhole(rule)) return;
  const flows = flowsOf(rule);
  if (!flows) return;
  yield* unknownDestinations(text, rule, flows);
  const unsent = unsentStreams(rule, flows);
  const unfed = unfedStreams(rule, flows);
  if (unsent.length === 0) yield* unfed.map(unfedProblem);
  for (const stream of unsent)
    yield {
      code: 'missing-data-flow',
      range: stream.range,
      message: `No data flow names \`${stream.text}\`, so nothing sends these events anywhere: add it to the streams of one.`,
      fixes:
        unsent.length === 1 && unfed.length === 1
          ? writeStream(text, stream, unfed, flows)
          : addStream(text, stream, flows),
    };
}

interface DataFlow {
  readonly object: RuleObject;
  readonly streams: readonly RuleText[];
}

/** `undefined` where the rule has none here, or computes something of them. */
function flowsOf(rule: RuleObject): readonly DataFlow[] | undefined {
  const values = [...valuesOf(rule, 'dataflows'), ...valuesOf(rule, 'dataflow')];
  const flows = flatValues(values).map((object): DataFlow | undefined => {
    const streams = object.kind === 'object' ? textsOf(valuesOf(object, 'streams')) : undefined;
    return object.kind === 'object' && streams ? { object, streams } : undefined;
  });
  const known = flows.filter((flow) => flow !== undefined);
  return values.length > 0 && known.length === flows.length ? known : undefined;
}

/** Whether a flow neither changes what it sends nor says which table it goes to: then any stream may join. */
function isPlain({ object }: DataFlow): boolean {
  return object.members.every(({ name }) => name === 'streams' || name === 'destinations');
}

function unsentStreams(rule: RuleObject, flows: readonly DataFlow[]): readonly RuleText[] {
  const sent = new Set(flows.flatMap(({ streams }) => streams.map(keyOf)));
  return windowsEventSources(rule)
    .flatMap((source) => textsOf(valuesOf(source, 'streams')) ?? [])
    .filter((stream) => !sent.has(keyOf(stream)));
}

/** In the place of the one that no data source has. */
function writeStream(
  text: string,
  stream: RuleText,
  unfed: readonly RuleText[],
  flows: readonly DataFlow[],
): readonly HostFix[] {
  if (!flows.every(isPlain)) return [];
  const edits = unfed.map(({ range }) => ({ range, newText: textOf(text, stream.range) }));
  return [{ title: `Write \`${stream.text}\` in the data flow`, edits }];
}

/** To the only flow there is. */
function addStream(text: string, stream: RuleText, flows: readonly DataFlow[]): readonly HostFix[] {
  const [flow, ...others] = flows;
  const last = flow?.streams.at(-1);
  if (!flow || !last || others.length > 0) return [];
  if (!isPlain(flow)) return [];
  const edits = [insertion(last.range.end, `, ${textOf(text, stream.range)}`)];
  return [{ title: `Add \`${stream.text}\` to the data flow`, edits }];
}

/** Those that data flows name and no data source has; what is called `Custom-…` may be fed through the API. */
function unfedStreams(rule: RuleObject, flows: readonly DataFlow[]): readonly RuleText[] {
  const sources = flatValues(sourceMembers(rule)?.map(({ value }) => value) ?? []);
  const fed = sources.map((source) =>
    source.kind === 'object'
      ? textsOf([...valuesOf(source, 'streams'), ...valuesOf(source, 'stream')])
      : undefined,
  );
  if (fed.length === 0 || fed.includes(undefined)) return [];
  const known = new Set(fed.flatMap((streams) => streams?.map(keyOf) ?? []));
  return flows
    .flatMap(({ streams }) => streams)
    .filter((stream) => /^Microsoft-/i.test(stream.text) && !known.has(keyOf(stream)));
}

function unfedProblem({ text, range }: RuleText): HostProblem {
  const message = `No data source of this rule has the stream \`${text}\`: this data flow gets nothing of it.`;
  return { code: 'missing-data-flow', severity: 'information', range, message };
}

function* unknownDestinations(
  text: string,
  rule: RuleObject,
  flows: readonly DataFlow[],
): Generator<HostProblem> {
  const names = destinationNames(rule);
  if (!names) return;
  const known = new Set(names.map(keyOf));
  for (const { object } of flows)
    for (const destination of flatValues(valuesOf(object, 'destinations'))) {
      if (destination.kind !== 'text' || known.has(keyOf(destination))) continue;
      const listed = names.map((name) => `\`${name.text}\``).join(', ');
      yield {
        code: 'missing-data-flow',
        range: destination.range,
        message: `This rule has no destination \`${destination.text}\`: its destinations are ${listed}.`,
        fixes: names.slice(0, mostFixes).map((name) => ({
          title: `Write \`${name.text}\``,
          edits: [{ range: destination.range, newText: textOf(text, name.range) }],
        })),
      };
    }
}

/** `undefined` where the rule has none here, or computes one. */
function destinationNames(rule: RuleObject): readonly RuleText[] | undefined {
  const [destinations, ...others] = valuesOf(rule, 'destinations').flatMap((value) => flatValues([value]));
  if (destinations?.kind !== 'object' || others.length > 0 || !isWhole(destinations)) return undefined;
  const names = flatValues(destinations.members.map(({ value }) => value)).map((value) =>
    value.kind === 'object' ? textsOf(valuesOf(value, 'name'))?.[0] : undefined,
  );
  const known = names.filter((name) => name !== undefined);
  return known.length > 0 && known.length === names.length ? known : undefined;
}

function windowsEventSources(rule: RuleObject): readonly RuleObject[] {
  const members = sourceMembers(rule)?.filter(({ name }) => isDataSourceName(name)) ?? [];
  return flatValues(members.map(({ value }) => value)).filter((value) => value.kind === 'object');
}

/** `undefined` where the document computes which ones there are. */
function sourceMembers(rule: RuleObject): readonly RuleMember[] | undefined {
  const objects: readonly RuleValue[] = flatValues(valuesOf(rule, 'datasources'));
  const members = objects.map((value) =>
    value.kind === 'object' && isWhole(value) ? value.members : undefined,
  );
  return members.includes(undefined) ? undefined : members.flatMap((each) => each ?? []);
}

function keyOf({ text }: RuleText): string {
  return text.toLowerCase();
}

const mostFixes = 3;
