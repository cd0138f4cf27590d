import type { EventField, ResultColumn } from '../../../../server/src/protocol.ts';
import { element } from './element.ts';
import { icon } from './icon.ts';
import { placeIn } from './roving.ts';

/** Where the user says what the columns show: an XPath expression each. */
export interface ColumnsEditor {
  readonly element: HTMLElement;
  show(columns: readonly ResultColumn[]): void;
  /** Offers the fields of an event, before those that are common. */
  suggest(fields: readonly EventField[]): void;
  /** Answers whether it is open now. */
  toggle(): boolean;
}

export interface ColumnsEditorOptions {
  /** @param expressions `undefined` for the usual ones */
  onColumns(expressions: readonly string[] | undefined): void;
  onClose(): void;
}

export function columnsEditor({ onColumns, onClose }: ColumnsEditorOptions): ColumnsEditor {
  const list = element('ol', { class: 'column-list' });
  const suggestions = element('datalist', { id: 'column-suggestions' });
  const usual = textButton('Usual columns', () => onColumns(undefined));
  const close = textButton('Close', onClose);
  const box = element(
    'section',
    { class: 'columns-editor', 'aria-label': 'Columns', hidden: true },
    element('p', { class: 'hint' }, 'Each column is an XPath expression, read from the event.'),
    list,
    suggestions,
    element('div', { class: 'buttons' }, usual, close),
  );
  let shown: readonly ResultColumn[] = [];
  let inputs: readonly HTMLInputElement[] = [];
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  });
  suggest([]);
  return { element: box, show, suggest, toggle };

  function toggle(): boolean {
    box.hidden = !box.hidden;
    if (!box.hidden) inputs[0]?.focus();
    return !box.hidden;
  }

  /** The last field, empty, is for one more. What is being typed is left alone. */
  function show(columns: readonly ResultColumn[]): void {
    if (JSON.stringify(columns) === JSON.stringify(shown) && inputs.length > 0) return;
    shown = columns;
    const focused = placeIn(inputs, document.activeElement);
    const fields = [...columns, newColumn].map((column, index) => field(column, index));
    inputs = fields.map(({ input }) => input);
    list.replaceChildren(...fields.map(({ item }) => item));
    inputs[focused]?.focus();
  }

  function suggest(fields: readonly EventField[]): void {
    const labels = new Map(fields.map(({ path, label, value }) => [path, `${label}: ${value}`]));
    for (const expression of common) if (!labels.has(expression)) labels.set(expression, '');
    const options = [...labels].map(([value, label]) =>
      element('option', { value, label: label === '' ? undefined : label }),
    );
    suggestions.replaceChildren(...options);
  }

  function field({ expression, problem }: ResultColumn, index: number) {
    const problemId = `column-problem-${index}`;
    const input = element('input', {
      class: 'field',
      value: expression,
      list: 'column-suggestions',
      placeholder: "One more, as System/Computer or EventData/Data[@Name='LogonType']",
      'aria-label': expression ? `Column ${index + 1}` : 'One more column',
      'aria-invalid': problem ? 'true' : undefined,
      'aria-describedby': problem ? problemId : undefined,
      spellcheck: 'false',
    });
    input.addEventListener('change', apply);
    const remove = element(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': `Remove column ${expression}`, title: 'Remove' },
      icon('close'),
    );
    remove.addEventListener('click', () => {
      input.value = '';
      apply();
    });
    const complaint = problem && element('p', { class: 'problem', id: problemId, role: 'alert' }, problem);
    const item = element('li', {}, input, expression ? remove : undefined, complaint || undefined);
    return { input, item };
  }

  function apply(): void {
    const expressions = inputs.map((input) => input.value.trim()).filter((expression) => expression !== '');
    onColumns(expressions.length === 0 ? undefined : expressions);
  }
}

const newColumn: ResultColumn = { title: '', expression: '', problem: undefined };

const common = [
  'System/TimeCreated/@SystemTime',
  'System/EventID',
  'System/Provider/@Name',
  'System/Computer',
  'System/Channel',
  'System/Level',
  'System/EventRecordID',
  'System/Security/@UserID',
  'System/Execution/@ProcessID',
  "EventData/Data[@Name='TargetUserName']",
  "EventData/Data[@Name='LogonType']",
  "EventData/Data[@Name='IpAddress']",
];

function textButton(text: string, onPress: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'button secondary' }, text);
  made.addEventListener('click', onPress);
  return made;
}
