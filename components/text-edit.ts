import { graphemes } from './graphemes.ts';

/** A line being typed and the cursor in it, counted in graphemes. */
export interface Line {
  readonly text: string;
  readonly at: number;
  /** Whether all of it is only proposed, as if it were selected: what is typed takes its place. */
  readonly proposed?: true;
}

export const EMPTY_LINE: Line = { text: '', at: 0 };
export const lineOf = (text: string): Line => ({ text, at: graphemes(text).length });
/** A line to be taken as it is, changed after a move of the cursor, or replaced by typing. */
export const proposedLine = (text: string): Line => (text === '' ? EMPTY_LINE : { ...lineOf(text), proposed: true });

type Edit = (before: readonly string[], after: readonly string[]) => readonly [readonly string[], readonly string[]];

/** What the keys of a shell's command line do to a line. */
const EDITS: Readonly<Record<string, Edit>> = {
  left: (b, a) => [b.slice(0, -1), [...b.slice(-1), ...a]],
  right: (b, a) => [[...b, ...a.slice(0, 1)], a.slice(1)],
  home: (b, a) => [[], [...b, ...a]],
  end: (b, a) => [[...b, ...a], []],
  'word-left': (b, a) => [b.slice(0, wordStart(b)), [...b.slice(wordStart(b)), ...a]],
  'word-right': (b, a) => [[...b, ...a.slice(0, wordEnd(a))], a.slice(wordEnd(a))],
  backspace: (b, a) => [b.slice(0, -1), a],
  delete: (b, a) => [b, a.slice(1)],
  'kill-word': (b, a) => [b.slice(0, wordStart(b)), a],
  'kill-word-right': (b, a) => [b, a.slice(wordEnd(a))],
  'kill-to-start': (_, a) => [[], a],
  'kill-to-end': (b) => [b, []],
};

const KEYS: Readonly<Record<string, keyof typeof EDITS>> = {
  left: 'left',
  'ctrl-b': 'left',
  right: 'right',
  'ctrl-f': 'right',
  home: 'home',
  'ctrl-a': 'home',
  end: 'end',
  'ctrl-e': 'end',
  'ctrl-left': 'word-left',
  'alt-left': 'word-left',
  'alt-b': 'word-left',
  'ctrl-right': 'word-right',
  'alt-right': 'word-right',
  'alt-f': 'word-right',
  backspace: 'backspace',
  'ctrl-h': 'backspace',
  delete: 'delete',
  'ctrl-d': 'delete',
  'ctrl-w': 'kill-word',
  'alt-backspace': 'kill-word',
  'alt-d': 'kill-word-right',
  'ctrl-u': 'kill-to-start',
  'ctrl-k': 'kill-to-end',
};

/** The line after a press; null when the press is not about text (enter, esc, arrows up and down ...). */
export function editLine(line: Line, press: { readonly name: string; readonly text: string }): Line | null {
  if (line.proposed && isReplaced(press)) return press.text === '' ? EMPTY_LINE : lineOf(press.text);
  const all = graphemes(line.text);
  const before = all.slice(0, line.at);
  const after = all.slice(line.at);
  const edit = EDITS[KEYS[press.name] ?? ''];
  if (edit === undefined) return press.text === '' ? null : joined([...before, ...graphemes(press.text)], after);
  return joined(...edit(before, after));
}

/** Whether a press puts something, or nothing, in place of a selected text. */
function isReplaced({ name, text }: { readonly name: string; readonly text: string }): boolean {
  const edit = KEYS[name];
  return edit === undefined ? text !== '' : edit === 'backspace' || edit === 'delete';
}

/** Splits again at the seam: a combining mark typed behind a letter is one grapheme with it. */
function joined(before: readonly string[], after: readonly string[]): Line {
  const head = before.join('');
  return { text: head + after.join(''), at: graphemes(head).length };
}

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

function wordStart(letters: readonly string[]): number {
  let at = letters.length;
  while (at > 0 && !isWord(letters[at - 1])) at -= 1;
  while (at > 0 && isWord(letters[at - 1])) at -= 1;
  return at;
}

function wordEnd(letters: readonly string[]): number {
  let at = 0;
  while (at < letters.length && !isWord(letters[at])) at += 1;
  while (at < letters.length && isWord(letters[at])) at += 1;
  return at;
}
