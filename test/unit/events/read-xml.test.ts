import { expect, test } from 'vitest';
import { readEvents } from '../../../server/src/events/read-xml.ts';
import { printFile } from './print-event.ts';

const read = (text: string) => printFile(readEvents(text));

test.each<[form: string, text: string, events: string[]]>([
  ['one event', '<Event><A>1</A></Event>', ['Event(A("1"))']],
  ['an empty event', '<Event/>', ['Event']],
  ['an Events root', '<Events><Event/><Event>2</Event></Events>', ['Event', 'Event("2")']],
  ['another root', '<QueryResults><Event/></QueryResults>', ['Event']],
  ['a deeper root', '<a><b x=">"><Event/></b></a>', ['Event']],
  ['several roots', '<Event>1</Event>\n<Event>2</Event>', ['Event("1")', 'Event("2")']],
  [
    'several documents',
    '<?xml version="1.0"?><Event/>\uFEFF<?xml version="1.0"?><Events><Event>2</Event></Events>',
    ['Event', 'Event("2")'],
  ],
  ['plain text around it', 'Event ID: 5 < 6\nLevel: <none>\nEvent Xml:\n<Event/> end', ['Event']],
  ['other elements of like names', '<Events><EventLog/><x:Event xmlns:x="u"/></Events>', ['Event']],
  ['a comment before', '<!-- <Event>no</Event> --><Event/>', ['Event']],
  ['CDATA around', '<a><![CDATA[<Event>no</Event>]]></a><Event/>', ['Event']],
  [
    'a DOCTYPE',
    '<!DOCTYPE Event [<!-- it\'s ]> --><!ENTITY a "]>\'"><?x ]> ?><!ELEMENT Event ANY>]><Event/>',
    ['Event'],
  ],
  ['an external DOCTYPE', '<!DOCTYPE a SYSTEM "x>y" [ ]><Event/>', ['Event']],
  [
    'entities of a DOCTYPE that hold events',
    '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "<Event>no</Event>">]><Event/>',
    ['Event'],
  ],
  [
    'prefixes from the root',
    '<e:Events xmlns:e="u" xmlns:x="v"><e:Event x:a="1"><x:B/></e:Event></e:Events>',
    ['Event(@a="1" B)'],
  ],
  [
    'prefixes without a root',
    '<e:Event><e:A>C:\\Windows x:y</e:A></e:Event>',
    ['Event(A("C:\\\\Windows x:y"))'],
  ],
  [
    'an Event inside an event',
    '<Event><UserData><Event><A/></Event></UserData></Event><Event/>',
    ['Event(UserData(Event(A)))', 'Event'],
  ],
  [
    'signs in attributes',
    `<Event a='">' b=">'/"><A b="/>"/></Event>`,
    [`Event(@a="\\">" @b=">'/" A(@b="/>"))`],
  ],
  [
    'namespaces',
    '<Event xmlns="u" xmlns:a="v"><A xmlns="w" xml:lang="en" a:b="1"/></Event>',
    ['Event(A(@lang="en" @b="1"))'],
  ],
  ['blanks in tags', '<Event\n a = "1"\t><A\n/></Event\n>', ['Event(@a="1" A)']],
])('reads %s', (_, text, events) => expect(read(text)).toEqual(events));

test.each<[what: string, inner: string, content: string]>([
  ['the five entities', '&lt;&gt;&amp;&quot;&apos;', '("<>&\\"\'")'],
  ['character references', '&#65;&#x42;&#x1F600;', '("AB😀")'],
  ['control characters, which Windows writes', '\u0001&#x2;', '("\\u0001\\u0002")'],
  ['CDATA as text', 'a<![CDATA[<b>&amp;]]>c', '("a<b>&amp;c")'],
  ['no comment and no instruction', 'a<!-- x -->b<?x y?>c', '("abc")'],
  ['blanks of a leaf', ' a\n\t', '(" a\\n\\t")'],
  ['a leaf of blanks', ' \n', '(" \\n")'],
  ['line ends as line feeds', 'a\r\nb\rc\u0085d\u2028', '("a\\nb\\nc\u0085d\u2028")'],
  ['a carriage return by reference', '&#13;&#10;', '("\\r\\n")'],
  ['no indentation', '\n  <A/>\n  <!-- x -->\n <B> 1 </B>\n', '(A B(" 1 "))'],
  ['text among elements', 'a <A>1</A> b <!---->c<B/>', '(A("1") B "a 1 b c")'],
  ['a character that could not be decoded', '\uFFFD', '("\uFFFD")'],
  ['a leaf that ends in a dash', '<A>\n- </A>', '(A("\\n- "))'],
  ['a leaf that is a dash', '<A>-</A>', '(A("-"))'],
])('keeps %s', (_, inner, content) => expect(read(`<Event>${inner}</Event>`)).toEqual([`Event${content}`]));

test.each<[what: string, text: string, expected: string[]]>([
  [
    'an unknown entity',
    '<Event/><Event>&nbsp;</Event>',
    [
      'Event',
      '15: `&nbsp;` is unknown here: only the five entities of XML itself are read, never those that a file defines.',
    ],
  ],
  [
    'an entity of a DTD',
    '<!DOCTYPE a [<!ENTITY b "c">]><Events><Event a="&b;"/><Event/></Events>',
    [
      'Event',
      '48: `&b;` is unknown here: only the five entities of XML itself are read, never those that a file defines.',
    ],
  ],
  ['a bare ampersand', '<Event>a & b</Event>', ['9: An `&` in text must be written `&amp;`.']],
  [
    'an ampersand in a comment or CDATA, which is none',
    '<Event><!-- & --><![CDATA[&x;]]></Event>',
    ['Event("&x;")'],
  ],
  ['a reference beyond Unicode', '<Event>&#x110000;</Event>', ['7: `&#x110000;` is not a character.']],
  ['a bare <', '<Event>a < b</Event>', ['9: A `<` in text must be written `&lt;`.']],
  ['a cut end', '<Event/><Event><A>', ['Event', '8: This event is cut off: its end is missing.']],
  ['a cut tag', '<Event/><Event><A b="', ['Event', '8: This event is cut off: its end is missing.']],
  [
    'a cut start tag',
    '<Event/><Event xmlns="',
    [
      'Event',
      '8: This tag is not finished: `>` or a quote is missing, or a `<` in a value is not written `&lt;`.',
    ],
  ],
  ['a cut root', '<Events><Event/>', ['Event', '0: `<Events>` is not closed: the file may be cut off.']],
  [
    'a cut event before whole ones',
    '<Events><Event>1<A>2<Event><A/></Event><Event>3</Event></Events>',
    ['Event(A)', 'Event("3")', '8: This event is cut off: its end is missing.'],
  ],
  [
    'a cut event before another file',
    '<Events><Event><A><Events><Event/></Events>',
    [
      'Event',
      '0: `<Events>` is not closed: the file may be cut off.',
      '8: This event is cut off: its end is missing.',
    ],
  ],
  [
    'a lost beginning',
    '</A></Event><Event/>',
    ['Event', '4: The beginning of the event that ends here is missing.'],
  ],
  [
    'a lost end tag',
    '<Event><A></Event><Event/>',
    ['Event', '7: `<A>` is not closed: its end tag is missing.'],
  ],
  [
    'a lost start tag',
    '<Event></A></Event><Event/>',
    ['Event', '7: `</A>` closes nothing: its start tag is missing.'],
  ],
  [
    'crossed tags',
    '<Event><A><B></A></B></Event><Event/>',
    ['Event', '10: `<B>` is not closed: its end tag is missing.'],
  ],
  [
    'a lost quote',
    '<Event><A b="1><C/></A></Event><Event/>',
    [
      'Event',
      '7: This tag is not finished: `>` or a quote is missing, or a `<` in a value is not written `&lt;`.',
    ],
  ],
  [
    'a broken start tag',
    '<Event a="><A/></Event><Event/>',
    [
      'Event',
      '0: This tag is not finished: `>` or a quote is missing, or a `<` in a value is not written `&lt;`.',
    ],
  ],
  [
    'a lost comment end',
    '<Event><!-- </Event><Event/><!-- x -->',
    ['Event', '7: This comment is not closed: `-->` is missing.'],
  ],
  [
    'a lost CDATA end',
    '<Event><![CDATA[ </Event><Event/>',
    ['Event', '7: This CDATA section is not closed: `]]>` is missing.'],
  ],
  [
    'a lost instruction end',
    '<Event><? </Event><Event/>',
    ['Event', '7: This processing instruction is not closed: `?>` is missing.'],
  ],
  ['a lost DOCTYPE end', '<!DOCTYPE a [ <Event/>', ['Event']],
  [
    'an Event inside a broken event',
    '<Event><U><Event/></U>&x;</Event><Event>2</Event>',
    [
      'Event("2")',
      '22: `&x;` is unknown here: only the five entities of XML itself are read, never those that a file defines.',
    ],
  ],
  [
    'a broken Event inside an event',
    '<Event>\n<Event>&</Event></Event><Event>2</Event>',
    ['Event("2")', '15: An `&` in text must be written `&amp;`.'],
  ],
  [
    'an attribute without quotes',
    '<Event>\r\n <A\n b=1/></Event>',
    ['10: The value of an attribute must stand in quotes.'],
  ],
  ['an attribute without a value', '<Event><A b/></Event>', ['7: An attribute has no value.']],
  [
    'an attribute twice',
    '<Event><A/><A b="1" b="1"/></Event>',
    ['11: An attribute is given twice in the same tag.'],
  ],
  ['attributes that touch', '<Event a="1"b="2"/>', ['0: A blank is missing between two attributes.']],
  ['a bad name', '<Event><A*/></Event>', ['7: A tag holds a name that XML does not allow.']],
  [
    'a comment with dashes',
    '<Event><!-- a -- b --></Event>',
    ['7: A comment must not hold `--` or control characters.'],
  ],
  [
    'a declaration inside',
    '<Event><?xml version="1.0"?></Event>',
    ['7: An XML declaration or processing instruction stands where none may be.'],
  ],
  [
    'a page',
    '<!DOCTYPE html><html><br><p>event</html>',
    ['0: No events found: there is no `Event` element here, as in an XML export of the Windows Event Log.'],
  ],
  [
    'a rule',
    '{ "properties": { "a": "<" } }',
    ['0: No events found: there is no `Event` element here, as in an XML export of the Windows Event Log.'],
  ],
  ['nothing', '\uFEFF \n', ['0: No events found: the file is empty.']],
])('reports %s', (_, text, expected) => expect(read(text)).toEqual(expected));

test('200 elements inside each other are read, 201 are refused', () => {
  const event = (depth: number) => `<Event>${'<a>'.repeat(depth - 1)}${'</a>'.repeat(depth - 1)}</Event>`;
  expect(read(event(201) + event(200)).slice(1)).toEqual([
    '0: This event has more than 200 elements inside each other.',
  ]);
});

test('where an event stands is said in the text as it is', () => {
  const text = '\uFEFF<Events>\r\n- <Event>\r\n- <A>ü</A>\r\n</Event>\r\n<Event/></Events>';
  const sources = readEvents(text).events.map(({ source }) => text.slice(source.start, source.end));
  expect(sources).toEqual(['<Event>\r\n- <A>ü</A>\r\n</Event>', '<Event/>']);
});

test.each([
  [
    'with a blank',
    '- <Event>\n- <System>\n <EventID>1</EventID> \n </System>\n </Event>',
    ['Event(System(EventID("1")))'],
  ],
  [
    'without a blank',
    '-<Event>\r\n-<System>\r\n<EventID>1</EventID>\r\n</System>\r\n</Event>',
    ['Event(System(EventID("1")))'],
  ],
  ['indented', '  - <Event>\n    - <System />\n  - <A>-</A>\n</Event>', ['Event(System A("-"))']],
  ['several', '- <Event>\n- <A />\n</Event>\n- <Event>\n- <B />\n</Event>', ['Event(A)', 'Event(B)']],
  ['a dash inside a line is text', '- <Event>\n<A>x</A> - <B/></Event>', ['Event(A("x") B "x - ")']],
  ['a dash in CDATA is text', '- <Event>\n- <A><![CDATA[\n- <B/>]]></A></Event>', ['Event(A("\\n- <B/>"))']],
])("reads Event Viewer's pasted form %s", (_, text, events) => expect(read(text)).toEqual(events));
