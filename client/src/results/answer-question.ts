import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FilterEditParams,
  FilterEditResult,
  filterEditRequest,
  ResultsParams,
  ResultsResult,
  resultsRequest,
  WhyParams,
  WhyResult,
  whyRequest,
} from '../../../server/src/protocol.ts';
import { carryOut } from './carry-out.ts';
import type {
  AskMessage,
  EditOutcome,
  EditQuestion,
  Exchanges,
  ResultsQuestion,
  WhyQuestion,
} from './messages.ts';
import type { Subject } from './subject.ts';

/** Has the server answer what the page asks, for the query and the files that the page does not know. */
export function answerQuestion(
  message: AskMessage,
  subject: Subject,
  client: BaseLanguageClient,
  token: vscode.CancellationToken,
): Promise<Exchanges[keyof Exchanges]['answer']> {
  switch (message.topic) {
    case 'results':
      return results(message.question);
    case 'why':
      return why(message.question);
    case 'edit':
      return edit(message.question);
  }

  async function results({ filter, ...asked }: ResultsQuestion): Promise<ResultsResult> {
    const query = subject.query(filter);
    if (!query) return { kind: 'no-query' };
    const method: typeof resultsRequest = 'eventXPath/results';
    const params: ResultsParams = { ...asked, query, samples: subject.samples };
    return client.sendRequest<ResultsResult>(method, params, token);
  }

  async function why({ filter, event }: WhyQuestion): Promise<WhyResult> {
    const query = subject.query(filter) ?? everything;
    const method: typeof whyRequest = 'eventXPath/why';
    const params: WhyParams = { query, event };
    return client.sendRequest<WhyResult>(method, params, token);
  }

  /** Above a log, a filter from an event takes the place of the one before; in a document it is added to the query's neighbours. */
  async function edit({ filter, ...asked }: EditQuestion): Promise<EditOutcome> {
    const isReplaced = subject.mode === 'log' && asked.action === 'create';
    const query = isReplaced ? undefined : subject.query(filter);
    const method: typeof filterEditRequest = 'eventXPath/filterEdit';
    const params: FilterEditParams = { ...asked, query };
    return carryOut(await client.sendRequest<FilterEditResult>(method, params, token), subject.mode, client);
  }
}

const everything = { kind: 'text', text: '*' } as const;
