import { align, type Aligned, type Column, type Piece } from '#components/columns.ts';
import type { Look } from '#components/look.tsx';
import { cpuText, memoryText, rateText } from '#domain/processes/amounts.ts';
import type { ProcessOrder } from '#domain/processes/order.ts';
import { ioRate, type ProcessRow } from '#domain/processes/row.ts';
import type { Branch } from '#domain/processes/tree.ts';
import { stateWord } from '#domain/processes/words.ts';
import { lasted } from '#screens/reading/age.ts';

interface Context {
  readonly order: ProcessOrder;
  readonly look: Look;
  readonly now: number;
}

/** From here on a process is worth a look. */
const BUSY_PERCENT = 50;
const DEEPEST = 12;

/** The table of processes, laid out for a width. */
export function processTable(branches: readonly Branch[], context: Context, width: number): Aligned<Branch> {
  return align(branches, columnsFor(context), width, true);
}

function columnsFor({ look, now, order }: Context): readonly Column<Branch>[] {
  const { colors } = look;
  const busy = ({ cpuPercent }: ProcessRow) => (cpuPercent ?? 0) >= BUSY_PERCENT;
  const dim = { dim: true };
  const titled = (name: ProcessOrder) => (name === order ? `${name} ${look.glyphs.down}` : name);
  return [
    { name: titled('pid'), align: 'right', cell: ({ row }) => ({ text: String(row.pid), dim: row.kernel }) },
    { name: 'user', most: 14, drop: 4, cell: ({ row }) => ({ text: row.user ?? '?', dim: true }) },
    {
      name: titled('cpu'),
      align: 'right',
      cell: ({ row }) => ({
        text: cpuText(row.cpuPercent),
        ...(busy(row) ? { color: colors.warning } : (row.cpuPercent ?? 0) < 1 ? dim : {}),
      }),
    },
    { name: titled('memory'), align: 'right', cell: ({ row }) => ({ text: memoryText(row.rssBytes) }) },
    {
      name: titled('io'),
      align: 'right',
      drop: 3,
      cell: ({ row }) =>
        row.cpuPercent === null ? { text: '…', dim: true } : { text: rateText(ioRate(row)), ...ioTone(row) },
    },
    {
      name: titled('started'),
      align: 'right',
      drop: 5,
      cell: ({ row }) => ({ text: lasted(now - row.startedAt), dim: true }),
    },
    { name: 'command', grow: 24, cell: (branch) => commandOf(branch, look) },
  ];
}

const ioTone = (row: ProcessRow): Partial<Piece> => ((ioRate(row) ?? 0) < 1 ? { dim: true } : {});

/** A word for what is not as usual; processes that run and those that wait for something to do are. */
function stateOf({ state, kernel }: ProcessRow, { colors, glyphs }: Look): readonly Piece[] {
  if (kernel || /^[RSI]/.test(state)) return [];
  const bad = /^[DZX]/.test(state);
  const text = `${bad ? glyphs.warning : glyphs.stopped} ${stateWord(state)}  `;
  return [{ text, color: bad ? colors.warning : colors.unknown }];
}

/** The program, then what it was given; the path of the program is in the details. */
function commandOf({ row, depth }: Branch, look: Look): readonly Piece[] {
  const before = [{ text: '  '.repeat(Math.min(depth, DEEPEST)) }, ...stateOf(row, look)];
  if (row.command.startsWith('[')) return [...before, { text: row.command, dim: true }];
  const rest = row.command.replace(/^\S+\s*/, '');
  const own = row.own ? { color: look.colors.accent } : {};
  return [
    ...before,
    { text: row.own ? `${row.program} (this console)` : row.program, ...own },
    { text: rest === '' ? '' : ` ${rest}`, dim: true },
  ];
}
