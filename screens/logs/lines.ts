import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { shorten, widthOf } from '#components/width.ts';
import { grouped } from '#domain/format.ts';
import type { LogLevel, LogLine } from '#domain/logs/line.ts';
import { clockTime, when } from '#screens/reading/age.ts';

export interface LineStyle {
  readonly look: Look;
  /** Epoch ms. */
  readonly now: number;
  /** A short time before every line instead of the one it was written with. */
  readonly times: boolean;
  /** Width of the names before the lines; 0 for one source. */
  readonly names: number;
}

/** A line of a log in one row. */
export function lineCells(line: LogLine, style: LineStyle): readonly Cell[] {
  const { colors } = style.look;
  const cut = line.cut === 0 ? '' : ` … ${grouped(line.cut)} more characters`;
  return [
    ...headCells(line, style),
    { text: said(line, style), grow: true, ...tone(line.level, style.look) },
    ...(cut === '' ? [] : [{ text: cut, color: colors.accent }]),
  ];
}

/** The same over several rows, the first with time and name; never more than `most`. */
export function wrappedCells(
  line: LogLine,
  style: LineStyle,
  width: number,
  most: number,
): readonly (readonly Cell[])[] {
  const head = headCells(line, style);
  const indent = head.reduce((sum, { text, width: own }) => sum + (own ?? widthOf(text)), 0);
  const room = Math.max(10, width - indent);
  const rows = pieces(said(line, style), room, most);
  return rows.map((text, index) => [
    ...(index === 0 ? head : [{ text: '', width: indent }]),
    { text, grow: true, ...tone(line.level, style.look) },
  ]);
}

function headCells({ at, source }: LogLine, { look, now, times, names }: LineStyle): readonly Cell[] {
  const time = times && at !== null ? timeText(at, now) : '';
  return [
    ...(times ? [{ text: time, width: TIME, dim: true }, { text: ' ' }] : []),
    ...(names === 0 ? [] : [{ text: source, width: names, color: look.colors.accent }, { text: ' ' }]),
  ];
}

const STAMP = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?:?\s+/;

/** The line, without the time that stands before it already. */
const said = ({ at, text }: LogLine, { times }: LineStyle): string =>
  times && at !== null ? text.replace(STAMP, '') : text;

const TIME = 'Wed 23:59'.length;
const DAY_MS = 86_400_000;

/** `14:38:52` of today, the day and the minute of what is older. */
const timeText = (at: number, now: number): string =>
  Math.abs(now - at) < DAY_MS && new Date(at).getDate() === new Date(now).getDate() ? clockTime(at) : when(at, now);

function tone(level: LogLevel | null, { colors }: Look) {
  if (level === 'error' || level === 'fatal') return { color: colors.critical };
  if (level === 'warning') return { color: colors.warning };
  return level === 'debug' || level === 'trace' ? { dim: true } : {};
}

function pieces(text: string, room: number, most: number): readonly string[] {
  const rows: string[] = [];
  let rest = text;
  while (rest !== '' && rows.length < most) {
    const row = rows.length === most - 1 ? shorten(rest, room, '…') : fitting(rest, room);
    rows.push(row);
    rest = rest.slice(row.length);
  }
  return rows.length === 0 ? [''] : rows;
}

/** The longest beginning that takes at most `room` columns, at least one character. */
function fitting(text: string, room: number): string {
  if (widthOf(text.slice(0, room)) <= room) return text.slice(0, room);
  let end = room;
  while (end > 1 && widthOf(text.slice(0, end)) > room) end -= 1;
  return text.slice(0, end);
}
