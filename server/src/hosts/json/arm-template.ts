import { textOf } from '../../text/range.ts';
import { hasAncestor, type JsonContainer, type JsonValue } from './json-values.ts';

/** Which objects of a JSON document are ARM templates; known only when all of its values have been seen. */
export interface ArmTemplates {
  see(value: JsonValue): void;
  /** Whether a container is a template or lies in one. */
  hold(container: JsonContainer): boolean;
}

/** A template names its schema, or has a `contentVersion` and `resources`, in any order and at any depth: deployments nest. */
export function armTemplates(text: string): ArmTemplates {
  const named = new Set<JsonContainer>();
  const versioned = new Set<JsonContainer>();
  const furnished = new Set<JsonContainer>();
  return { see, hold };

  function see({ kind, step, container, range }: JsonValue): void {
    if (step === '$schema' && kind === 'string' && /deploymentTemplate/i.test(textOf(text, range)))
      named.add(wholeOf(container));
    if (step === 'contentVersion') versioned.add(wholeOf(container));
    if (step === 'resources') furnished.add(wholeOf(container));
  }

  function hold(container: JsonContainer): boolean {
    return hasAncestor(container, isTemplate);
  }

  function isTemplate(container: JsonContainer): boolean {
    return named.has(container) || (versioned.has(container) && furnished.has(container));
  }
}

/** What the outermost object says holds for the document, even if a stray bracket ends that object early. */
function wholeOf(container: JsonContainer): JsonContainer {
  return container.parent?.kind === 'document' ? container.parent : container;
}
