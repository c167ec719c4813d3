import { visibleText } from './visible.ts';

/** A place in a document that names another: a link, an image, or what a reference stands for. */
export interface DocumentLink {
  readonly target: string;
  readonly kind: 'link' | 'image';
  /** From 1. */
  readonly line: number;
}

const DEFINITION =
  /^[ \t>]{0,8}\[(?!\^)([^\]\n]+)\]:[ \t]*\n?[ \t]*(?:<([^>\n]*)>|(\S+))[ \t]*(?:\n?[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*\r?$/gm;
const AUTOLINK = /<((?:https?|mailto):[^\s<>]+)>/gi;
const HTML = /<(a|img|source|video)\b[^>]{0,2000}?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const BARE = /(?<![\w"'<[=/@:.-]|\]\()https?:\/\/[^\s<>"'`()\]]+(?:\([^\s<>"'`()]*\)[^\s<>"'`()\]]*)*/gi;

/** Longer words or targets of a link are none: texts made to be slow end here. */
const LONGEST = 4000;

/** Where the bracket opens that closes at `end`; -1 when it is text, or opened in another paragraph. */
function opening(text: string, end: number): number {
  let depth = 0;
  for (let at = end; at >= Math.max(0, end - LONGEST); at -= 1) {
    if (text[at] === '\n' && /^[ \t\r]*\n/.test(text.slice(at + 1, at + 200))) return -1;
    if (text[at - 1] === '\\') continue;
    if (text[at] === ']') depth += 1;
    else if (text[at] === '[') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** The target that begins at `from`, behind `](`; null when the parentheses hold something else. */
function inlineTarget(text: string, from: number): string | null {
  const rest = text.slice(from, from + LONGEST);
  const [, angled] = /^\s*<([^<>\n]*)>\s*(?:["'(]|\))/.exec(rest) ?? [];
  if (angled !== undefined) return angled;
  const start = /^\s*/.exec(rest)?.[0].length ?? 0;
  let depth = 0;
  let end = start;
  for (; end < rest.length; end += 1) {
    const character = rest[end] ?? '';
    if (character === '\\') end += 1;
    else if (/\s/.test(character) || (character === ')' && depth === 0)) break;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
  }
  const closed = /^\s*(?:(?:"[^"]*"|'[^']*'|\([^)]*\))\s*)?\)/.test(rest.slice(end));
  return closed ? rest.slice(start, end).replaceAll(/\\([!-/:-@[-`{-~])/g, '$1') : null;
}

/** Every link and image a reader of a Markdown document can follow, in the order of the lines. Code and comments have none. */
export function findLinks(text: string): readonly DocumentLink[] {
  const shown = visibleText(text);
  const found: { readonly at: number; readonly target: string; readonly kind: DocumentLink['kind'] }[] = [];
  for (const { index } of shown.matchAll(/(?<!\\)\]\(/g)) {
    const open = opening(shown, index);
    const target = open === -1 ? null : inlineTarget(shown, index + 2);
    if (target === null || shown[open - 1] === '\\') continue;
    found.push({ at: index, target, kind: shown[open - 1] === '!' ? 'image' : 'link' });
  }
  for (const { index, 2: angled, 3: plain } of shown.matchAll(DEFINITION))
    found.push({ at: index, target: angled ?? plain ?? '', kind: 'link' });
  for (const { index, 1: target = '' } of shown.matchAll(AUTOLINK)) found.push({ at: index, target, kind: 'link' });
  for (const { index, 1: tag, 2: double, 3: single } of shown.matchAll(HTML))
    found.push({ at: index, target: double ?? single ?? '', kind: tag?.toLowerCase() === 'a' ? 'link' : 'image' });
  for (const { index, 0: target } of shown.matchAll(BARE))
    found.push({ at: index, target: target.replace(/[.,;:!?*_~]+$/, ''), kind: 'link' });
  const starts = [0, ...shown.matchAll(/\n/g).map(({ index }) => index + 1)];
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, target, kind }) => ({ target, kind, line: lineOf(starts, at) }));
}

function lineOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}
