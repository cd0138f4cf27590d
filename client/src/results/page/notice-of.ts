import type { Results, ResultsResult } from '../../../../server/src/protocol.ts';
import type { LoadProgress } from '../messages.ts';
import type { NoticeText } from './notice.ts';
import type { View } from './view.ts';

export interface NoticeActions {
  addSamples(): void;
  endLimits(): void;
  showNearMisses(): void;
}

/** What stands in the place of the table: the samples are being read, there are none, or nothing of them is listed. */
export function noticeOf(
  results: Results,
  view: View,
  progress: LoadProgress | undefined,
  actions: NoticeActions,
): NoticeText | undefined {
  if (results.rowCount > 0) return undefined;
  if (results.total === 0) return results.isLoading ? loading(progress) : noSamples(actions);
  if (view.search !== '' || view.ids.length > 0 || view.span) {
    return { title: 'No event is left', button: { text: 'Show others again', onPress: actions.endLimits } };
  }
  if (view.show === 'matched') return noMatch(results, actions);
  return { title: 'The query selects every event' };
}

export function loading(progress: LoadProgress | undefined): NoticeText {
  const share = progress && progress.bytes > 0 ? progress.bytesRead / progress.bytes : undefined;
  return { title: 'Reading the events…', progress: { share } };
}

/** There is no query to run. */
export function queryNotice(result: Exclude<ResultsResult, Results>): NoticeText {
  switch (result.kind) {
    case 'no-query':
      return {
        title: 'No query here',
        detail: 'Put the cursor into a query to see which events it selects.',
      };
    case 'refused':
      return { title: 'Windows would refuse this query', detail: result.message, code: result.query };
  }
}

function noSamples({ addSamples }: NoticeActions): NoticeText {
  return {
    title: 'No sample events yet',
    detail: 'Add an .evtx log, or events as XML, to see which of them the query selects.',
    button: { text: 'Add Samples…', onPress: addSamples },
  };
}

function noMatch({ eliminates }: Results, { showNearMisses }: NoticeActions): NoticeText {
  return {
    title: 'The query selects none of the events',
    ...(eliminates === undefined ? {} : { detail: eliminates }),
    button: { text: 'Show Near Misses', onPress: showNearMisses },
  };
}
