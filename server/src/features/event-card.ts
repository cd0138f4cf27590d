import type { CatalogEvent } from '../catalog/event.ts';

/** An event's card as Markdown: what it is, where it is logged, what makes Windows log it, who collects it, its fields. */
export function eventCard(event: CatalogEvent): string {
  const { id, name, channel, provider, fields, container } = event;
  const lines = [`**${id} · ${name}**`, '', `${channel} · ${provider}`];
  for (const line of [policyOf(event), outcomesOf(event), setsOf(event)]) {
    if (line) lines.push('', line);
  }
  if (fields.length > 0) {
    const below = container === 'EventData' ? '' : ` (below ${container})`;
    lines.push('', `| Field${below} | Type |`, '| --- | --- |');
    lines.push(...fields.map((field) => `| \`${field.name}\` | ${field.type} |`));
  }
  return lines.join('\n');
}

function policyOf({ audit }: CatalogEvent): string | undefined {
  if (audit.length === 0) return undefined;
  return `Audit policy: ${audit.map(({ category, subcategory }) => `${category} › ${subcategory}`).join(', ')}`;
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
