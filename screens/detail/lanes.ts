import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { Bucket } from '#domain/buckets.ts';
import { when } from '#screens/reading/age.ts';
import type { Incident } from '#store/state.ts';

import { runs } from './graph.ts';

/** What was found in each slice, by shape: up, half up, down, nobody looked. */
export function lookLane(buckets: readonly (Bucket | null)[], { glyphs, colors }: Look): Cell[] {
  const shape = {
    ok: glyphs.looks.up,
    warning: glyphs.looks.weak,
    critical: glyphs.looks.down,
    unknown: glyphs.looks.none,
  };
  return runs(
    buckets.map((bucket): Cell => {
      if (bucket === null) return { text: glyphs.looks.none, dim: true };
      return bucket.status === 'ok'
        ? { text: shape.ok, dim: true, faint: true }
        : { text: shape[bucket.status], color: colors[bucket.status] };
    }),
  );
}

/** A mark where an incident began, and a rule for as long as it lasted; null when there was none. */
export function incidentLane(
  incidents: readonly Incident[],
  from: number,
  to: number,
  columns: number,
  { glyphs, colors }: Look,
): Cell[] | null {
  const lane = Array.from({ length: columns }, () => ' ');
  const column = (at: number) => Math.max(0, Math.min(columns - 1, Math.floor(((at - from) / (to - from)) * columns)));
  const shown = incidents.filter(({ openedAt, closedAt }) => openedAt < to && (closedAt ?? to) >= from);
  for (const { openedAt, closedAt } of shown) {
    for (let at = column(openedAt); at <= column(closedAt ?? to); at += 1) if (lane[at] === ' ') lane[at] = glyphs.rule;
    if (openedAt >= from) lane[column(openedAt)] = glyphs.incident;
  }
  return shown.length === 0 ? null : [{ text: lane.join(''), color: colors.critical }];
}

/** Times below a graph, as many as fit without touching. */
export function timeAxis(from: number, to: number, columns: number): string {
  const step = 20;
  const marks = Math.max(1, Math.floor(columns / step));
  let line = '';
  for (let mark = 0; mark < marks; mark += 1) {
    const column = Math.floor((mark * columns) / marks);
    line = `${line.padEnd(column)}${when(from + ((to - from) * column) / columns, to)}`;
  }
  const last = 'now';
  return line.length + last.length + 2 <= columns ? line.padEnd(columns - last.length) + last : line.slice(0, columns);
}
