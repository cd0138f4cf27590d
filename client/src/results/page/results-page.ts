import type { EventReference, Results, ResultsResult } from '../../../../server/src/protocol.ts';
import type { LoadProgress, ResultsMode } from '../messages.ts';
import { columnsEditor } from './columns-editor.ts';
import { element, setAttribute, setText } from './element.ts';
import { filterField } from './filter-field.ts';
import { groups } from './groups.ts';
import { heading } from './heading.ts';
import { histogram } from './histogram.ts';
import { connect, type WebviewApi } from './host.ts';
import { limits } from './limits.ts';
import { notice } from './notice.ts';
import { loading, noticeOf, queryNotice } from './notice-of.ts';
import { resultsSource } from './results-source.ts';
import { selection } from './selection.ts';
import { splitter } from './splitter.ts';
import { table } from './table.ts';
import { toolbar } from './toolbar.ts';
import { firstView, newestFirst, nextSort, recall, type View } from './view.ts';
import { whyPane } from './why/why.ts';

/** Puts the parts of the page together and keeps what they show: one view, and the last results for it. */
export function resultsPage(body: HTMLElement, api: WebviewApi): void {
  const kept = recall(api.getState());
  let view: View = kept?.view ?? firstView;
  let isGrouped = kept?.isGrouped ?? false;
  let results: Results | undefined;
  let progress: LoadProgress | undefined;
  let mode: ResultsMode = 'query';

  const host = connect(api, (message) => {
    switch (message.kind) {
      case 'begin':
        mode = message.mode;
        setAttribute(body, 'data-mode', mode);
        filter.element.hidden = mode === 'query';
        if (!kept) view = { ...view, columns: message.columns };
        showView();
        refresh();
        break;
      case 'changed':
        source.renew(view, list.inSight());
        break;
      case 'progress':
        progress = message.progress;
        head.showProgress(progress);
        showState();
        break;
    }
  });
  const source = resultsSource({ host, onResult, onRows, onChanged: refresh, onFailure });
  const head = heading();
  const filter = filterField((text) => change({ filter: text }));
  const bar = toolbar({ onView: change, onGrouped: group, onColumns: toggleColumns });
  const columns = columnsEditor({ onColumns: chooseColumns, onClose: toggleColumns });
  const limited = limits(change);
  const times = histogram((span) => change({ span }));
  const complaint = element('p', { class: 'complaint', role: 'status', hidden: true });
  const list = table({
    row: source.row,
    onSight: source.want,
    onSort: sortBy,
    onSelect: (index) => look.choose(index),
    onOpen: () => pane.focus(),
    onEscape: () => look.end(),
  });
  const ids = groups(chooseId);
  const message = notice();
  const pane = whyPane({ onEdit: edit, onClose: closePane });
  const area = element('main', { class: 'area' });
  const bar2 = splitter(area);
  const look = selection({
    onLook: ({ fields }) => columns.suggest(fields),
    host,
    table: list,
    pane,
    filter: () => view.filter,
    eventOf: (index) => source.row(index)?.event,
    onFailure,
    onOpen: (isOpen) => area.classList.toggle('has-why', isOpen),
  });
  filter.element.hidden = true;
  area.append(
    element('div', { class: 'upper' }, list.element, ids.element, message.element),
    bar2,
    pane.element,
  );
  body.append(
    head.element,
    filter.element,
    bar.element,
    columns.element,
    limited.element,
    times.element,
    complaint,
    area,
  );
  showView();
  showEmpty(true);
  message.show(loading(undefined));
  host.tell({ kind: 'ready' });

  async function refresh(): Promise<void> {
    await source.refresh(view, list.inSight());
  }

  /** Another view begins at its top. */
  function change(part: Partial<View>): void {
    view = { ...view, ...part };
    list.scrollToTop();
    showView();
    refresh();
  }

  function group(next: boolean): void {
    isGrouped = next;
    showView();
    showState();
  }

  function chooseId(id: number): void {
    isGrouped = false;
    change({ ids: [id] });
    list.focus();
  }

  function sortBy(column: number): void {
    change({ sort: nextSort(results?.columns ?? [], view.sort, column) });
  }

  function chooseColumns(expressions: readonly string[] | undefined): void {
    change({ columns: expressions, sort: newestFirst });
    host.tell({ kind: 'columns', columns: expressions });
  }

  function toggleColumns(): void {
    const isOpen = columns.toggle();
    setAttribute(bar.columnsButton, 'aria-expanded', String(isOpen));
    if (!isOpen) bar.columnsButton.focus();
  }

  function closePane(): void {
    look.end();
    list.focus();
  }

  async function edit(
    action: 'create' | 'add' | 'exclude',
    event: EventReference,
    path: string | undefined,
  ): Promise<void> {
    try {
      const question = { action, event, path, filter: view.filter };
      const outcome = await host.ask('edit', question, new AbortController().signal);
      if (outcome?.kind === 'filter') change({ filter: outcome.text });
      else if (outcome?.kind === 'refused') pane.say(outcome.message);
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  function onResult(result: ResultsResult): void {
    complain('');
    if (result.kind === 'results') showResults(result);
    else showNone(result);
  }

  function showNone(result: Exclude<ResultsResult, Results>): void {
    if (result.kind === 'no-query') results = undefined;
    head.showLabel(result.kind === 'refused' ? result.label : 'Matching events');
    if (result.kind === 'refused' && results) complain(`Windows would refuse this query. ${result.message}`);
    else if (mode === 'log' && result.kind === 'refused') filter.complain(result.message);
    else showNotice(result);
  }

  function showResults(next: Results): void {
    results = next;
    showEmpty(next.total === 0);
    head.show(next);
    bar.showCounts(next);
    times.show(next.histogram, view.span);
    columns.show(next.columns);
    ids.show(next.groups);
    limited.show(view, new Map(next.groups.flatMap(({ id, name }) => (name ? [[id, name]] : []))));
    list.show(next, view);
    pane.highlight(view.search);
    look.follow();
    showState();
  }

  function onRows(): void {
    list.refill();
    look.catchUp();
  }

  function showNotice(result: Exclude<ResultsResult, Results>): void {
    look.end();
    showEmpty(true);
    setAttribute(area, 'data-state', 'notice');
    message.show(queryNotice(result));
  }

  /** Without events there is nothing to choose from. */
  function showEmpty(isEmpty: boolean): void {
    body.classList.toggle('is-empty', isEmpty);
  }

  /** Which of table, groups and notice is seen. */
  function showState(): void {
    if (!results) return;
    const text =
      isGrouped && results.total > 0 ? undefined : noticeOf(results, view, progress, noticeActions);
    if (text) message.show(text);
    else message.hide();
    setAttribute(area, 'data-state', text ? 'notice' : isGrouped ? 'groups' : 'rows');
    ids.element.hidden = !isGrouped;
  }

  const noticeActions = {
    addSamples: () => host.tell({ kind: 'add-samples' }),
    endLimits: () => change({ search: '', ids: [], span: undefined }),
    showNearMisses: () => change({ show: 'missed', sort: { by: 'nearness', isDescending: false } }),
  };

  function showView(): void {
    bar.showView(view, isGrouped);
    filter.show(view.filter);
    api.setState({ view, isGrouped });
  }

  function onFailure(text: string): void {
    if (results) complain(`The preview failed: ${text}`);
    else message.show({ title: 'The preview failed', detail: text });
  }

  /** What is listed stays: who writes a query has it refused at every other key. */
  function complain(text: string): void {
    setText(complaint, mode === 'log' ? '' : text);
    complaint.hidden = complaint.textContent === '';
    filter.complain(mode === 'log' ? text : '');
  }
}
