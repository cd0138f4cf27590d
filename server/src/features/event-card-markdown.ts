import type { CatalogEvent } from '../catalog/event.ts';
import { cardOf } from './event-card.ts';
import { code, codeCell, escaped, table } from './markdown.ts';

/** An event's card as Markdown. */
export function eventCardMarkdown(event: CatalogEvent): string {
  const { id, title, channel, provider, description, facts, commands, container, fields, link } =
    cardOf(event);
  const below = container === 'EventData' ? '' : ` (below ${container})`;
  const paragraphs = [
    `**${id} · ${escaped(title)}**`,
    `${escaped(channel)} · ${escaped(provider)}`,
    ...(description === undefined ? [] : [description]),
    ...(facts.length > 0 ? [facts.map(({ name, text }) => `${name}: ${escaped(text)}`).join('  \n')] : []),
    ...commands.map(code),
    ...(fields.length > 0
      ? [
          table([
            [`Field${below}`, 'Type', 'Values'],
            ...fields.map(({ name, type, values }) => [codeCell(name), escaped(type), escaped(values)]),
          ]),
        ]
      : []),
    ...(link === undefined ? [] : [`[Microsoft's page about ${id}](${link})`]),
  ];
  return paragraphs.join('\n\n');
}
