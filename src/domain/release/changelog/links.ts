import type { Replacement } from '#domain/release/edits/replace.ts';
import { type MarkdownLine } from '#domain/release/markdown/lines.ts';

import { versionKey } from './version-text.ts';
import { compareUrl, refPath, type WebRepository } from './web-repository.ts';

interface Definition {
  readonly label: string;
  readonly url: string;
  readonly line: MarkdownLine;
  /** Offset of the target in the text. */
  readonly at: number;
}

const DEFINITION = /^( {0,3}\[([^\]]+)\]:[ \t]*)(\S+)/;

/** The first of the link definitions that close a file; null when it ends otherwise. */
export function closingLine(lines: readonly MarkdownLine[]): MarkdownLine | null {
  let first: MarkdownLine | null = null;
  for (const line of lines.toReversed()) {
    if (line.inside === 'text' && DEFINITION.test(line.text)) first = line;
    else if (line.text.trim() !== '') break;
  }
  return first;
}

function definitions(lines: readonly MarkdownLine[]): readonly Definition[] {
  return lines.flatMap((line) => {
    const [, lead, label, url] = line.inside === 'text' ? (DEFINITION.exec(line.text) ?? []) : [];
    return lead === undefined || label === undefined || url === undefined
      ? []
      : [{ label, url, line, at: line.start + lead.length }];
  });
}

const MOVING = /^(?:HEAD|main|master|develop|dev|trunk|next|unreleased)$/i;

interface Range {
  readonly base: string;
  readonly sides: readonly [string, string];
  readonly between: string;
  /** Which side names the later end. */
  readonly later: 0 | 1;
}

/** `…/compare/v1.0.0...HEAD` in its parts, whichever way round this host writes it. */
function parseRange(url: string): Range | null {
  const [, base, first, between, second] = /^(.*compare\/)(.+?)(\.\.\.|%0D|\.\.)([^/]+)$/i.exec(url) ?? [];
  if (base === undefined || first === undefined || between === undefined || second === undefined) return null;
  const later = MOVING.test(first) || (between === '%0D' && !MOVING.test(second)) ? 0 : 1;
  return { base, sides: [first, second], between, later };
}

function writeRange({ base, between, later }: Range, from: string, to: string): string {
  return later === 1 ? `${base}${from}${between}${to}` : `${base}${to}${between}${from}`;
}

export interface LinkInput {
  /** What stands in the brackets of the new heading. */
  readonly label: string;
  readonly tag: string;
  readonly previousTag: string | null;
  readonly web: WebRepository | null;
}

interface Addresses {
  /** Of the new release; null when neither the file nor the remote shows a form. */
  readonly release: string | null;
  /** Of what comes after it. */
  readonly unreleased: string | null;
}

function addresses(model: Definition, pending: boolean, { tag, previousTag, web }: LinkInput): Addresses {
  const range = parseRange(model.url);
  if (range === null) {
    return {
      release: web && compareUrl(web, previousTag, tag),
      unreleased: web && compareUrl(web, tag, 'HEAD'),
    };
  }
  const [earlier, later] = range.later === 1 ? range.sides : range.sides.toReversed();
  const to = refPath(tag);
  const from = previousTag === null ? (pending ? earlier : later) : refPath(previousTag);
  return {
    release: writeRange(range, from, to),
    unreleased: writeRange(range, to, later),
  };
}

/** A new line before or behind a definition; behind one that ends the file without a line end, it ends so too. */
function beside(line: MarkdownLine, side: 'before' | 'behind', text: string, eol: string): Replacement {
  const at = side === 'before' ? line.start : line.end;
  const open = side === 'behind' && line.end === line.start + line.text.length;
  return { start: at, end: at, by: open ? `${eol}${text}` : `${text}${eol}` };
}

/**
 * Edits that make the definitions at the end know a new release: Unreleased begins at its tag, and it has one of its own.
 * A file without such definitions gets none. Addresses are formed like those that stand there.
 */
export function linkEdits(
  lines: readonly MarkdownLine[],
  versions: readonly string[],
  input: LinkInput,
  eol: string,
): readonly Replacement[] {
  const known = new Set(versions.map(versionKey));
  const all = definitions(lines);
  const released = all.filter(({ label }) => known.has(versionKey(label)));
  const pending = all.find(({ label }) => /^unreleased$/i.test(label));
  const model = pending ?? released[0];
  if (model === undefined || all.some(({ label }) => versionKey(label) === versionKey(input.label))) return [];
  const { release, unreleased } = addresses(model, pending !== undefined, input);
  const edits: Replacement[] = [];
  if (pending !== undefined && unreleased !== null) {
    edits.push({ start: pending.at, end: pending.at + pending.url.length, by: unreleased });
  }
  if (release !== null) {
    const oldestFirst = released.length > 0 && released.every(({ at }) => at < model.at);
    const side = pending === undefined || oldestFirst ? 'before' : 'behind';
    edits.push(beside(model.line, side, `[${input.label}]: ${release}`, eol));
  }
  return edits;
}
