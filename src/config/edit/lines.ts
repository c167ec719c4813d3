import { isMap, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';

import { isMapping } from '#domain/yaml/mapping.ts';

import type { Change, Item } from './change.ts';
import { same } from './same.ts';

/** A piece of the text to be replaced. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text with only the lines of one item touched; null where the list is not written in the usual way, an item a line
 * and more. The caller checks that the result says what was meant.
 */
export function editLines(text: string, change: Change): string | null {
  const splice = spliceOf(text, change);
  if (splice === null) return null;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return text.slice(0, splice.from) + splice.text.replaceAll('\n', eol) + text.slice(splice.to);
}

function spliceOf(text: string, change: Change): Splice | null {
  const root = parseDocument(text, { prettyErrors: false }).contents;
  if (root !== null && (!isMap(root) || root.flow === true)) return null;
  const { index, item } = change;
  const pair = root?.items.find(({ key }) => String(key) === change.list);
  if (pair === undefined) return index === null && item !== null ? atEnd(text, change.list, item) : null;
  if (!isSeq(pair.value) || pair.value.flow === true || pair.value.items.length === 0) return null;
  const places = pair.value.items.map((node) => placeOf(text, node));
  const last = places.at(-1);
  if (index === null) return item === null || !last ? null : after(text, last, item);
  const place = places[index];
  if (!place) return null;
  if (item === null) return places.length === 1 ? null : { from: place.line, to: nextLine(text, place.end), text: '' };
  return { from: place.start, to: place.end, text: again(text, place, item) };
}

interface Place {
  /** Offsets: of the line with the dash, of the item after it, and behind its last character. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What stands before the dash. */
  readonly indent: string;
  /** From the start of the line to the item, which is how far its further lines are set in. */
  readonly column: number;
}

function placeOf(text: string, node: unknown): Place | null {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  const numbers: readonly unknown[] = Array.isArray(range) ? range : [];
  const [start, until] = numbers;
  if (typeof start !== 'number' || typeof until !== 'number') return null;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const [, indent] = /^( *)- +$/.exec(text.slice(line, start)) ?? [];
  if (indent === undefined) return null;
  return { line, start, end: start + text.slice(start, until).trimEnd().length, indent, column: start - line };
}

function atEnd(text: string, list: string, item: Item): Splice | null {
  if (/^\.\.\.\s*$/m.test(text)) return null;
  const before = text.trim() === '' ? '' : '\n'.repeat(text.endsWith('\n') ? 1 : 2);
  return { from: text.length, to: text.length, text: `${before}${list}:\n  - ${block(item, 4)}\n` };
}

function after(text: string, { end, indent, column }: Place, item: Item): Splice {
  const from = endOfLine(text, end);
  return { from, to: from, text: `\n${indent}-${' '.repeat(column - indent.length - 1)}${block(item, column)}` };
}

/** The item with changed keys only; comments between the others stay. */
function again(text: string, { start, end, column }: Place, item: Item): string {
  const old = text.slice(start, end).replaceAll('\r\n', '\n');
  const document = parseDocument(old.replaceAll(`\n${' '.repeat(column)}`, '\n'), { prettyErrors: false });
  const { contents } = document;
  if (!isMap(contents)) return block(item, column);
  const data: unknown = document.toJS();
  update(contents, isMapping(data) ? data : {}, item, (value) => document.createNode(value));
  return setIn(document.toString({ lineWidth: 0 }), column);
}

function update(map: YAMLMap, before: Item, item: Item, node: (value: unknown) => unknown): void {
  for (const key of Object.keys(before)) if (!Object.hasOwn(item, key)) map.delete(key);
  for (const [key, value] of Object.entries(item)) if (!same(before[key], value)) map.set(key, node(value));
}

function block(item: Item, column: number): string {
  return setIn(stringify(item, { lineWidth: 0, aliasDuplicateObjects: false }), column);
}

/** Further lines set in by so many columns, empty ones left empty. */
function setIn(text: string, column: number): string {
  return text.trimEnd().replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(column)}`);
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
