import type { Difference, ResultGroup } from '../../../server/src/protocol.ts';

/** What one query selects and another does not, as Markdown. */
export function differenceReport(
  { sentence, gained, lost }: Difference,
  { query, other }: { readonly query: string; readonly other: string },
): string {
  return [
    `**${escaped(query)}, compared with ${escaped(other)}**`,
    sentence,
    ...tableOf('Gained', gained),
    ...tableOf('Lost', lost),
  ].join('\n\n');
}

function tableOf(heading: string, groups: readonly ResultGroup[]): readonly string[] {
  if (groups.length === 0) return [];
  const byNumber = [...groups].sort((a, b) => b.matched - a.matched);
  const rows = byNumber.map(
    ({ id, name = '', channel, matched, total }) =>
      `| ${matched} of ${total} | ${id} | ${escaped(name)} | ${escaped(channel)} |`,
  );
  return [
    `### ${heading}`,
    ['| events | ID | name | channel |', '| ---: | ---: | --- | --- |', ...rows].join('\n'),
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, '\\$&').replace(/\s+/g, ' ');
}
