import { type AuditSubcategory, type CatalogEvent, titleOf } from '../catalog/event.ts';
import { eventIn } from '../catalog/events.ts';

/**
 * An event's card as Markdown: what it is, where it is logged, what makes Windows log it, who collects it, its fields,
 * and where to read on.
 */
export function eventCard(event: CatalogEvent): string {
  const { id, channel, provider, fields, container, link } = event;
  const lines = [`**${id} · ${titleOf(event)}**`, '', `${channel} · ${provider}`];
  for (const line of [policyOf(event), outcomesOf(event), setsOf(event), relatedOf(event)]) {
    if (line) lines.push('', line);
  }
  if (fields.length > 0) {
    const below = container === 'EventData' ? '' : ` (below ${container})`;
    lines.push('', `| Field${below} | Type |`, '| --- | --- |');
    lines.push(...fields.map((field) => `| \`${field.name}\` | ${field.type} |`));
  }
  if (link) lines.push('', `[Microsoft's page about ${id}](${link})`);
  return lines.join('\n');
}

function policyOf({ audit }: CatalogEvent): string | undefined {
  if (audit.length === 0) return undefined;
  return `Audit policy: ${audit.map(settingOf).join(', ')}`;
}

function settingOf({ category, subcategory, volume }: AuditSubcategory): string {
  const amount = volume === undefined || volume === 'depends' ? '' : ` (${volume} volume)`;
  return `${category} › ${subcategory}${amount}`;
}

function outcomesOf({ outcomes, level }: CatalogEvent): string | undefined {
  const logged = level === undefined ? [] : [`Level ${level}`];
  return (
    [...(outcomes.length > 0 ? [`Audit ${outcomes.join(' and ').toLowerCase()}`] : []), ...logged].join(
      ' · ',
    ) || undefined
  );
}

function setsOf({ sets }: CatalogEvent): string | undefined {
  return sets.length > 0 ? `Collected by: ${sets.join(', ')}` : undefined;
}

function relatedOf({ channel, related }: CatalogEvent): string | undefined {
  const events = related.flatMap((id) => eventIn(channel, undefined, id) ?? []);
  return events.length > 0
    ? `See also: ${events.map((event) => `${event.id} ${titleOf(event)}`).join(', ')}`
    : undefined;
}
