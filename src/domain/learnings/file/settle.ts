import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

const LISTS = ['immediate', 'long_term'];

/**
 * The text of a learning with an action item marked as done or open again. Where it can, only one line is added or changed;
 * else the text is written anew with its comments. Every item with that very task is meant.
 */
export function settled(text: string, task: string, done: boolean): string {
  const document = parseDocument(text);
  const items = LISTS.flatMap((list) => itemsOf(document, list)).filter((item) => item.get('task') === task);
  const changes = items.filter((item) => (item.get('done') === true) !== done);
  if (changes.length === 0) return text;
  const edits = changes.map((item) => editOf(text, item, done));
  if (edits.every((edit) => edit !== null)) {
    const last = edits.toSorted((one, other) => other.from - one.from);
    return last.reduce((result, { from, to, put }) => `${result.slice(0, from)}${put}${result.slice(to)}`, text);
  }
  for (const item of changes) {
    if (done) item.set('done', true);
    else item.delete('done');
  }
  return document.toString({ lineWidth: 0 });
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

function itemsOf(document: Document, list: string): readonly YAMLMap[] {
  const found = document.getIn(['learning_entry', 'action_items', list]);
  return isSeq(found) ? found.items.filter(isMap) : [];
}

/** The one place to change; null for an item that is not written over several lines. */
function editOf(text: string, item: YAMLMap, done: boolean): Edit | null {
  const said = item.items.find(({ key }) => String(key) === 'done');
  const value = rangeOf(said?.value);
  if (value !== null && text.slice(value[0], value[1]) === String(!done))
    return { from: value[0], to: value[1], put: String(done) };
  if (said !== undefined || item.flow === true) return null;
  const [first, last] = [rangeOf(item.items[0]?.key), rangeOf(item.items.at(-1)?.value)];
  if (first === null || last === null) return null;
  const column = first[0] - (text.lastIndexOf('\n', first[0] - 1) + 1);
  const end = text.indexOf('\n', last[1]);
  // A text of several lines ends where it says it does.
  if (text.slice(last[0], last[1]).includes('\n') || end === -1) return null;
  const newline = text[end - 1] === '\r' ? '\r\n' : '\n';
  return { from: end + 1, to: end + 1, put: `${' '.repeat(column)}done: ${done}${newline}` };
}

function rangeOf(node: unknown): readonly [number, number] | null {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  return Array.isArray(range) && typeof range[0] === 'number' && typeof range[1] === 'number'
    ? [range[0], range[1]]
    : null;
}
