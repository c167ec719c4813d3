import { align, type Aligned, type Column, type Piece } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import type { LearningRow } from '#domain/learnings/row.ts';
import { shortDay } from '#screens/reading/age.ts';

import type { Entry } from './entries.ts';
import { dueWords, severityMark } from './marks.ts';

interface Context {
  readonly look: Look;
  readonly now: number;
  /** What is looked for, to mark where it stands. */
  readonly words: string;
}

/** The table of learnings, laid out for a width. */
export function learningTable(entries: readonly Entry[], context: Context, width: number): Aligned<Entry> {
  return align(entries, columnsFor(context, width), width, true);
}

function columnsFor({ look, now, words }: Context, width: number): readonly Column<Entry>[] {
  const searching = words !== '';
  const row = (entry: Entry) => (entry.kind === 'learning' ? entry.row : null);
  const quiet = (said: (row: LearningRow) => string) => (entry: Entry) => {
    const known = row(entry);
    return { text: known === null ? '' : said(known), dim: true };
  };
  return [
    { name: '', cell: (entry) => markOf(entry, look) },
    { name: 'when', gap: 1, drop: 3, cell: (entry) => ({ text: dayOf(entry, now), dim: true }) },
    {
      name: 'what was learned',
      grow: searching ? 26 : 50,
      most: searching ? Math.max(30, Math.floor(width * 0.4)) : 90,
      cell: (entry) => titleOf(entry, look),
    },
    ...(searching ? [{ name: 'where', grow: 44, drop: 1, cell: (entry: Entry) => snippetOf(entry, words, look) }] : []),
    { name: 'to do', drop: 2, cell: (entry) => dueOf(row(entry), look) },
    { name: 'category', drop: searching ? 5 : 4, most: 16, cell: quiet(({ category }) => category) },
    { name: 'tags', drop: 7, grow: 16, most: 44, cell: quiet(({ tags }) => tags.join(' ')) },
    { name: 'id', drop: 6, cell: quiet(({ id }) => id) },
  ];
}

function dueOf(row: LearningRow | null, { colors }: Look): Piece {
  if (row === null) return { text: '' };
  return { text: dueWords(row), ...(row.overdue > 0 ? { color: colors.warning } : { dim: true }) };
}

function markOf(entry: Entry, look: Look): Piece {
  if (entry.kind === 'draft') return { text: look.plain ? 'draft' : look.glyphs.stopped, color: look.colors.accent };
  if (entry.kind === 'unreadable') return { text: look.glyphs.critical, color: look.colors.critical };
  const { glyph, color } = severityMark(entry.row.severity, look);
  return { text: glyph, color };
}

function dayOf(entry: Entry, now: number): string {
  if (entry.kind === 'unreadable') return '';
  const at = entry.kind === 'draft' ? entry.begun.keptAt : entry.row.at;
  return at === null ? '' : shortDay(at, now);
}

function titleOf(entry: Entry, { colors }: Look): Piece | readonly Piece[] {
  if (entry.kind === 'draft')
    return [
      { text: entry.begun.draft.situation.title || 'A new learning' },
      { text: '  draft, not saved yet', color: colors.accent, span: true },
    ];
  if (entry.kind === 'learning') return { text: entry.row.title };
  return [{ text: entry.name }, { text: `  cannot be read: ${entry.message}`, color: colors.critical, span: true }];
}

function snippetOf(entry: Entry, words: string, { colors }: Look): Piece | readonly Piece[] {
  if (entry.kind !== 'learning' || entry.snippet === '') return { text: '' };
  return marked(fromMatch(entry.snippet, words), words).map(({ text, found }) => ({
    text,
    ...(found ? { color: colors.accent, bold: true } : { dim: true }),
  }));
}

const LEAD = 14;

/** The text from shortly before the first match on, which is what has to be seen. */
function fromMatch(text: string, words: string): string {
  const [before, ...rest] = marked(text, words);
  if (before === undefined || before.found || before.text.length <= LEAD) return text;
  const start = before.text.indexOf(' ', before.text.length - LEAD) + 1;
  return `…${before.text.slice(start > 0 ? start : -LEAD)}${rest.map(({ text: part }) => part).join('')}`;
}

/** A text cut where one of the words begins and ends, in whatever case. */
export function marked(text: string, words: string): readonly { readonly text: string; readonly found: boolean }[] {
  const terms = words.split(/\s+/).filter((word) => word !== '');
  if (terms.length === 0) return [{ text, found: false }];
  const pattern = new RegExp(
    `(${terms.map((term) => term.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})`,
    'giu',
  );
  return text.split(pattern).flatMap((part, index) => (part === '' ? [] : [{ text: part, found: index % 2 === 1 }]));
}
