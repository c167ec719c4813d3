import { useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { widthOf } from '#components/width.ts';
import { windowAround } from '#components/windowed.ts';
import type { LogLine } from '#domain/logs/line.ts';
import type { LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { Area } from '#screens/place.ts';
import type { LogState } from '#store/log-window.ts';
import { useApp } from '#store/react.tsx';

import type { LogsDesk, OpenLog } from './desk.ts';
import { lineCells, type LineStyle, wrappedCells } from './lines.ts';
import { useLogActions } from './use-actions.ts';
import { type Lines, useLines } from './use-lines.ts';

interface PagesProps extends Area {
  readonly desk: LogsDesk;
  readonly opened: OpenLog;
  readonly title: string;
  readonly sources: readonly LogSource[];
  /** The level a saved view begins with. */
  readonly least: LogQuery['atLeast'];
}

const WIDEST_NAME = 16;

/** Lines of a log around the selected one; the newest ones while it is followed. */
export function LogPages({ desk, opened, title, sources, least, width, height }: PagesProps) {
  const look = useLook();
  const now = useApp((state) => state.now);
  const { window } = opened;
  const lines = useLines(window, least);
  const { state, at } = lines;
  const [wraps, setWraps] = useState(false);
  const [times, setTimes] = useState(true);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const names = namesWidth(state.lines);
  useLogActions({
    desk,
    window,
    lines,
    title,
    sources,
    room,
    wraps,
    times,
    turnWrap: () => setWraps(!wraps),
    turnTimes: () => setTimes(!times),
  });
  const style: LineStyle = { look, now, times, names };
  const rows = wraps ? wrappedRows(state.lines, at, style, inner - 2, room) : plainRows(state.lines, at, style, room);
  return (
    <Frame title={title} note={noteOf(lines, opened.notices())} width={width} height={height} focused>
      {rows.length === 0 && <Row width={inner} cells={[{ text: `  ${emptyText(state, lines)}`, dim: true }]} />}
      {rows.map(({ key, cells, selected }) => (
        <Row
          key={key}
          width={inner}
          selected={selected}
          cells={[{ text: selected ? `${look.glyphs.selected} ` : '  ' }, ...cells]}
        />
      ))}
    </Frame>
  );
}

interface Drawn {
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly selected: boolean;
}

function plainRows(lines: readonly LogLine[], at: number, style: LineStyle, room: number): readonly Drawn[] {
  const { first, count } = windowAround(at, lines.length, room);
  return lines
    .slice(first, first + count)
    .map((line, index) => ({ key: line.mark, cells: lineCells(line, style), selected: first + index === at }));
}

/** Whole lines, the selected one at the bottom at the latest. */
function wrappedRows(
  lines: readonly LogLine[],
  at: number,
  style: LineStyle,
  width: number,
  room: number,
): readonly Drawn[] {
  const drawn = (index: number): readonly Drawn[] => {
    const line = lines[index];
    if (line === undefined) return [];
    return wrappedCells(line, style, width, room).map((cells, part) => ({
      key: `${line.mark} ${part}`,
      cells,
      selected: index === at,
    }));
  };
  let rows = [...drawn(at)];
  for (let index = at - 1; index >= 0 && rows.length < room; index -= 1) rows = [...drawn(index), ...rows];
  for (let index = at + 1; index < lines.length && rows.length < room; index += 1) rows = [...rows, ...drawn(index)];
  return rows
    .slice(Math.max(0, Math.min(rows.length - room, rows.findLastIndex(({ selected }) => selected) - room + 1)))
    .slice(0, room);
}

/** Names of several sources stand before their lines. */
function namesWidth(lines: readonly LogLine[]): number {
  const names = new Set(lines.map(({ source }) => source));
  return names.size < 2 ? 0 : Math.min(WIDEST_NAME, Math.max(...[...names].map(widthOf)));
}

function noteOf({ state, at, query }: Lines, notices: readonly string[]): string {
  const errors = state.lines.filter(({ level }) => level === 'error' || level === 'fatal').length;
  const parts = [
    state.following
      ? 'following'
      : `line ${at + 1} of ${state.lines.length}${state.atStart && state.atEnd ? '' : ' held'}`,
    query.text === '' ? '' : query.regex ? `matching /${query.text}/` : `with ${query.text}`,
    query.atLeast === null ? '' : `${query.atLeast} and above`,
    errors === 0 ? '' : `${errors} ${errors === 1 ? 'error' : 'errors'} here`,
    state.busy ? 'reading…' : '',
    state.problem ?? '',
    ...notices,
  ];
  return parts.filter((part) => part !== '').join('   ');
}

function emptyText({ busy, problem }: LogState, { query }: Lines): string {
  if (problem !== null) return problem;
  if (busy) return 'Reading…';
  return query.text === '' && query.atLeast === null ? 'Nothing was written yet.' : 'No line is so. esc shows all.';
}
