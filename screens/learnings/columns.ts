import { align, type Aligned, type Column, type Piece } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { when } from '#screens/reading/age.ts';

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
  const { colors } = look;
  return [
    { name: '', cell: (entry) => markOf(entry, look) },
    { name: 'when', gap: 1, drop: 5, cell: (entry) => ({ text: dayOf(entry, now), dim: true }) },
    { name: 'what was learned', grow: 24, most: words === '' ? 90 : 48, cell: (entry) => titleOf(entry, look) },
    ...(words === ''
      ? []
      : [{ name: 'where', grow: 20, drop: 4, cell: (entry: Entry) => snippetOf(entry, words, look) }]),
    {
      name: 'to do',
      drop: 2,
      cell: (entry) => {
        const row = entry.kind === 'learning' ? entry.row : null;
        return row === null
          ? { text: '' }
          : { text: dueWords(row), ...(row.overdue > 0 ? { color: colors.warning } : { dim: true }) };
      },
    },
    {
      name: 'category',
      drop: 6,
      most: 16,
      cell: (entry) => ({ text: entry.kind === 'learning' ? entry.row.category : '', dim: true }),
    },
    {
      name: 'tags',
      drop: words === '' ? 7 : 8,
      grow: 12,
      most: width >= 150 ? 44 : 28,
      cell: (entry) => ({ text: entry.kind === 'learning' ? entry.row.tags.join(' ') : '', dim: true }),
    },
    {
      name: 'id',
      drop: words === '' ? 3 : 7,
      cell: (entry) => ({ text: entry.kind === 'learning' ? entry.row.id : '', dim: true }),
    },
  ];
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
  return at === null ? '' : when(at, now);
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
  return marked(entry.snippet, words).map(({ text, found }) => ({
    text,
    ...(found ? { color: colors.accent, bold: true } : { dim: true }),
  }));
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
