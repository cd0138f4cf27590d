import fc, { type Arbitrary } from 'fast-check';

/**
 * Random events and queries that know the same names, so that they often meet.
 *
 * `sharedQueries` are those on which Event Log and XPath 1.0 must agree over `randomEvents`. What they leave out, and why:
 * - band(), timediff(), strings as conditions: not XPath 1.0, or another meaning;
 * - capital letters, but in names and in times, which no query compares with: case is ignored by Event Log alone;
 * - hexadecimal numbers, GUIDs, SIDs, `true` and `false`, numbers in another than their shortest spelling, numbers of more than 15
 *   digits: Event Log alone reads them as such;
 * - numbers in Provider/@Name, Channel and Computer: they are strings only.
 */
export function randomEvents(): Arbitrary<string> {
  return event;
}

export function sharedQueries(): Arbitrary<string> {
  return queries(sharedLeaves);
}

/** All that our matcher runs, over `randomEvents`. */
export function allQueries(): Arbitrary<string> {
  return queries(allLeaves);
}

const words = fc.constantFrom('alpha', 'beta', 'gamma', 'j doe');
const numerals = fc.constantFrom('0', '1', '2', '3', '10', '42', '0.5', '-5', '1000000');
const values = fc.oneof(words, numerals, fc.constantFrom('', ' '));
const times = fc.constantFrom('2024-05-14T08:30:00.1234567Z', '2024-05-14T10:00:00Z', '2024-05-15 10:00:00');

const childNames: Readonly<Record<string, readonly string[]>> = {
  Event: ['System', 'EventData', 'UserData'],
  System: ['Provider', 'EventID', 'Level', 'TimeCreated', 'Execution', 'Channel', 'Computer'],
  EventData: ['Data', 'Data', 'Data', 'ComplexData'],
  ComplexData: ['Part'],
  UserData: ['Job'],
  Job: ['Pages', 'Printer'],
};

const attributeNames: Readonly<Record<string, readonly string[]>> = {
  Provider: ['Name'],
  TimeCreated: ['SystemTime'],
  Execution: ['ProcessID', 'ThreadID'],
  Data: ['Name'],
  ComplexData: ['Name'],
  Pages: ['Kind'],
};

// ---- Events ------------------------------------------------------------------------------------------------------------------

const data = element('Data', { Name: words }, values);
const complexData = element('ComplexData', { Name: words }, many(element('Part', {}, values), 3));
const job = element(
  'Job',
  {},
  many(fc.oneof(element('Pages', { Kind: words }, values), leaf('Printer', values)), 3),
);

const system = element(
  'System',
  {},
  joined(
    element('Provider', { Name: words }, fc.constant('')),
    leaf('EventID', numerals),
    optional(leaf('Level', numerals)),
    optional(element('TimeCreated', { SystemTime: times }, fc.constant(''))),
    optional(element('Execution', { ProcessID: values, ThreadID: numerals }, fc.constant(''))),
    optional(leaf('Channel', words)),
    leaf('Computer', words),
  ),
);

const event = element(
  'Event',
  {},
  joined(
    system,
    fc.oneof(
      { arbitrary: element('EventData', {}, many(fc.oneof(data, data, data, complexData), 5)), weight: 4 },
      { arbitrary: element('UserData', {}, many(job, 2)), weight: 1 },
      { arbitrary: fc.constant(''), weight: 1 },
    ),
  ),
).filter(hasPlainTexts);

/** Numbers side by side must not join to a number in another than its shortest spelling, such as `0` and `5`. */
function hasPlainTexts(xml: string): boolean {
  let inner = xml;
  for (let outer = ''; outer !== inner; ) {
    outer = inner;
    for (const [, text = ''] of inner.matchAll(/>([^<>]*)</g)) {
      if (/^ *-?[\d.]+ *$/.test(text) && String(Number(text)) !== text) return false;
    }
    inner = inner.replace(/<(\w+)(?: [^<>]*)?>([^<>]*)<\/\1>/g, '$2');
  }
  return true;
}

function element(
  name: string,
  attributes: Readonly<Record<string, Arbitrary<string>>>,
  content: Arbitrary<string>,
) {
  const written = Object.entries(attributes).map(([attribute, value]) =>
    optional(value.map((text) => ` ${attribute}="${text}"`)),
  );
  return fc
    .tuple(joined(...written), content)
    .map(([start, inside]) => `<${name}${start}>${inside}</${name}>`);
}

function leaf(name: string, content: Arbitrary<string>): Arbitrary<string> {
  return element(name, {}, content);
}

function many(content: Arbitrary<string>, most: number): Arbitrary<string> {
  return fc.array(content, { maxLength: most }).map((texts) => texts.join(''));
}

function joined(...texts: readonly Arbitrary<string>[]): Arbitrary<string> {
  return fc.tuple(...texts).map((parts) => parts.join(''));
}

function optional(text: Arbitrary<string>): Arbitrary<string> {
  return fc.oneof({ arbitrary: text, weight: 4 }, { arbitrary: fc.constant(''), weight: 1 });
}

// ---- Queries -----------------------------------------------------------------------------------------------------------------

/** What the two kinds of queries do not have in common. */
interface Leaves {
  readonly constants: Arbitrary<string>;
  /** Conditions besides comparisons and paths, in the predicate of an element of a name. */
  condition(context: string): Arbitrary<string>;
}

const numbers = fc.constantFrom('0', '1', '2', '3', '10', '42', '.5', '0.5', '1000000');
const quoted = fc
  .oneof(words, fc.constantFrom('', ' ', '0', '1', '2', '10', '42', '-5'))
  .map((text) => `'${text}'`);
const equality = fc.constantFrom('=', '!=');
const operators = fc.constantFrom('=', '=', '=', '!=', '<', '<=', '>', '>=');
const position = fc
  .tuple(operators, fc.constantFrom('1', '2', '3'))
  .map(([operator, n]) => `position()${operator}${n}`);

const sharedLeaves: Leaves = {
  constants: fc.oneof(numbers, quoted),
  condition: () => position,
};

const otherConstants = fc.constantFrom(
  "'ALPHA'",
  "'10.0'",
  "'0xa'",
  "'0x0A'",
  "'true'",
  "'2024-05-14T08:30:00.123Z'",
  '10.0',
);

const allLeaves: Leaves = {
  constants: fc.oneof(numbers, quoted, otherConstants),
  condition: (context) => {
    const argument = paths(context, 1, allLeaves);
    return fc.oneof(
      position,
      fc
        .tuple(argument, fc.constantFrom('1', '3', "'0x8'", '-1'))
        .map(([path, mask]) => `band(${path},${mask})`),
      fc.tuple(argument, equality, numbers).map(([path, operator, n]) => `band(${path},3)${operator}${n}`),
      fc.tuple(argument, operators, numbers).map(([path, operator, n]) => `timediff(${path})${operator}${n}`),
      fc.constantFrom("'alpha'", "''", '0', '1').map((constant) => `(${constant} or position()=2)`),
    );
  },
};

function queries(leaves: Leaves): Arbitrary<string> {
  const start = fc.constantFrom('*', 'Event');
  const filter = fc.tuple(start, predicates('Event', 3, leaves)).map((parts) => parts.join(''));
  const path = fc.tuple(start, paths('Event', 2, leaves)).map((parts) => parts.join('/'));
  const comparison = fc.tuple(path, operators, leaves.constants).map((parts) => parts.join(''));
  const term = fc.oneof({ arbitrary: filter, weight: 4 }, path, comparison);
  return fc.oneof({ arbitrary: term, weight: 3 }, { arbitrary: logical(term), weight: 1 });
}

function logical(operand: Arbitrary<string>): Arbitrary<string> {
  const operator = fc.constantFrom(' and ', ' or ', ' or ');
  return fc
    .tuple(operand, operator, operand, fc.boolean(), operator, operand)
    .map(([a, first, b, isNested, second, c]) =>
      isNested ? `(${a}${first}${b})${second}${c}` : `${a}${first}${b}`,
    );
}

/** None to two predicates of an element of a name, at most so deep in each other. */
function predicates(context: string, depth: number, leaves: Leaves): Arbitrary<string> {
  if (depth === 0) return fc.constant('');
  const predicate = fc.oneof(
    { arbitrary: fc.constantFrom('1', '1', '2', '3'), weight: 1 },
    { arbitrary: conditions(context, depth, leaves), weight: 4 },
  );
  const counts = context === 'Event' ? [1, 1, 2] : [0, 1, 1, 2];
  return fc
    .constantFrom(...counts)
    .chain((count) => fc.array(predicate, { minLength: count, maxLength: count }))
    .map((texts) => texts.map((text) => `[${text}]`).join(''));
}

function conditions(context: string, depth: number, leaves: Leaves): Arbitrary<string> {
  const path = paths(context, depth - 1, leaves);
  const comparison = fc.tuple(path, operators, leaves.constants).map((parts) => parts.join(''));
  const leaf = fc.oneof(
    { arbitrary: comparison, weight: 6 },
    { arbitrary: path, weight: 2 },
    { arbitrary: leaves.condition(context), weight: 1 },
  );
  return fc.oneof({ arbitrary: leaf, weight: 3 }, { arbitrary: logical(leaf), weight: 1 });
}

/** A path from an element of a name down: to an element, an attribute or its text. */
function paths(context: string, depth: number, leaves: Leaves): Arbitrary<string> {
  const children = childNames[context] ?? [];
  const attributes = attributeNames[context] ?? [];
  const ends = [...attributes.map((name) => `@${name}`), '@*', 'text()', 'Nothing', ...children, '*'];
  const end = fc.constantFrom(...ends);
  const next = fc.constantFrom(...(children.length > 0 ? children : ['*']));
  const step = next.chain((name) =>
    fc
      .tuple(
        fc.oneof(fc.constant(name), fc.constantFrom(name, name, '*')),
        predicates(name, depth, leaves),
        fc.boolean(),
      )
      .chain(([written, filters, isLast]) =>
        isLast || !childNames[name]
          ? withAttribute(name, `${written}${filters}`)
          : paths(name, depth, leaves).map((rest) => `${written}${filters}/${rest}`),
      ),
  );
  return children.length > 0 ? fc.oneof({ arbitrary: step, weight: 5 }, { arbitrary: end, weight: 1 }) : end;
}

function withAttribute(name: string, path: string): Arbitrary<string> {
  const attributes = attributeNames[name];
  return attributes
    ? fc.constantFrom(path, ...attributes.map((attribute) => `${path}/@${attribute}`))
    : fc.constant(path);
}
