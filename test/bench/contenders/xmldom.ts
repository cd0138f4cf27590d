import { DOMParser } from '@xmldom/xmldom';
import * as xpath from 'xpath';
import { eventNamespace, sixQuestions } from '../events/questions.ts';
import type { Answer } from './answer.ts';
import { windowsOf } from './windows.ts';

/** @xmldom/xmldom and npm xpath: a document for each event, for one of all events takes quadratic time. */
export function answer(path: string): Answer {
  const questions = sixQuestions.map((question) => parseQuery(`boolean(/e:Event[${question.xpath}])`));
  const parser = new DOMParser();
  const counts = questions.map(() => 0);
  let events = 0;
  for (const window of windowsOf(path)) {
    for (const [text] of window.toString().matchAll(/<Event [\s\S]*?<\/Event>/g)) {
      const node = parser.parseFromString(text, 'text/xml');
      events++;
      for (const [index, question] of questions.entries()) {
        if (question.evaluateBoolean({ node, namespaces })) counts[index] = (counts[index] ?? 0) + 1;
      }
    }
  }
  return { events, counts };
}

const namespaces = { e: eventNamespace };

/** A query of npm xpath, parsed once. The package has this in its documentation and not in its types. */
export interface PeerQuery {
  evaluateBoolean(options: { node: unknown; namespaces: Readonly<Record<string, string>> }): boolean;
}

/** npm xpath's own parser. */
export const parseQuery: (query: string) => PeerQuery = (
  xpath as unknown as { parse: (query: string) => PeerQuery }
).parse;
