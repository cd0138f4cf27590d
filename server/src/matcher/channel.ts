import type { EventNode } from '../events/event.ts';
import type { Template } from '../events/store/template.ts';
import { readingsOf, satisfies, valueTest } from './compare.ts';
import { always, anyOf, type RowTest } from './row-test.ts';
import { rootAboveTemplate, type TemplateNode, textSatisfies } from './template-node.ts';

/** Whether an event is from a channel; one that names no channel may come from any. */
export function isFromChannel(event: EventNode, channel: string | undefined): boolean {
  if (channel === undefined) return true;
  const named = elementOf(elementOf(event, 'System'), 'Channel')?.text ?? '';
  return named === '' || satisfies(named, 'string', '=', readingsOf(channel, true), false);
}

/** The same question for all events of a template. */
export function channelTest(template: Template, channel: string | undefined): RowTest {
  if (channel === undefined) return always;
  const [event] = rootAboveTemplate(template).child;
  const named = childOf(childOf(event, 'System'), 'Channel');
  if (!named) return always;
  return anyOf(
    ['', channel].map((name) =>
      textSatisfies(named, valueTest('string', '=', readingsOf(name, true), false)),
    ),
  );
}

function elementOf(node: EventNode | undefined, wanted: string): EventNode | undefined {
  return node?.children.find(({ name }) => name === wanted);
}

function childOf(node: TemplateNode | undefined, wanted: string): TemplateNode | undefined {
  return node?.child.find(({ name }) => name === wanted);
}
