import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { readRange } from '../../services/adapters/series/read-range.ts';
import { connect } from '../../services/adapters/state/connect.ts';
import { HistoryTable } from '../../services/adapters/state/history.ts';
import { transaction } from '../../services/adapters/state/transaction.ts';
import { RAW_KEPT_MS, TIERS } from '../../src/domain/history/tiers.ts';
import { latencies, readingsAt } from './history/made.ts';
import { interleaved, median } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const SAMPLES = 1_000_000;
const SERIES = 50;
const EVERY_MS = 10_000;
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
/** So many series are measured over the month, and so many are asked about. */
const MEASURED = 4;
const ASKED = 40;

/** A million samples as they come in, questions about them, and what two years of forty checks would take. */
export async function rows(): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'cpm-bench-history-'));
  try {
    return [...(await speed(join(root, 'speed'))), ...size(join(root, 'size'))];
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function speed(dir: string): Promise<Row[]> {
  using db = connect(dir);
  const history = new HistoryTable(db);
  const bare = floorOf(db);
  const [ours, theirs]: [number[], number[]] = [[], []];
  const values = latencies(1);
  let now = Date.UTC(2026, 0, 5);
  for (let tick = 0; tick < SAMPLES / SERIES; tick += 1, now += EVERY_MS) {
    const batch = readingsAt(now, SERIES, EVERY_MS, values);
    ours.push(timed(() => transaction(db, () => batch.forEach((reading) => history.add(reading)))));
    // Every tenth is enough to know the floor, and leaves the file to what is measured.
    if (tick % 10 === 0) theirs.push(timed(() => transaction(db, () => bare(now))));
  }
  const ask = (spanMs: number, points: number) => {
    const name = readingsAt(now, SERIES, EVERY_MS, values)[now % SERIES]?.id ?? '';
    return Promise.resolve(timed(() => readRange(db, { name, from: now - spanMs, to: now, points, now })));
  };
  const plain = db.prepare('select at, value from raw where series = 7 and at >= ?');
  const asked = await interleaved(
    {
      hour: () => ask(3_600_000, 200),
      day: () => ask(DAY_MS, 200),
      floor: () => Promise.resolve(timed(() => plain.all(now - DAY_MS))),
    },
    20,
  );
  const against = 'rows put into a plain table';
  return [
    compared({
      name: `history: a tick of ${SERIES} checks, median`,
      ours: median(ours),
      theirs: median(theirs),
      budget: null,
      unit: 'ms',
      against,
    }),
    judged(`the same, absolute, over ${SAMPLES} samples`, median(ours), 0.5, 'ms'),
    judged('history of 24 h in 200 steps, median', asked.day, 5, 'ms'),
    compared({
      name: 'the same beside reading its looks',
      ours: asked.day,
      theirs: asked.floor,
      budget: null,
      unit: 'ms',
      against: 'select of a day of looks',
    }),
    judged('history of 1 h in 200 steps, median', asked.hour, null, 'ms'),
  ];
}

/** A month of some checks in their tables, for each tier by the time it keeps. */
function size(dir: string): Row[] {
  using db = connect(dir);
  const history = new HistoryTable(db);
  const values = latencies(2);
  const begin = Date.UTC(2026, 0, 5);
  for (let now = begin; now < begin + MONTH_MS; now += 60 * EVERY_MS)
    transaction(db, () => {
      for (let at = now; at < now + 60 * EVERY_MS; at += EVERY_MS)
        for (const reading of readingsAt(at, MEASURED, EVERY_MS, values)) history.add(reading);
    });
  const tiers = [{ table: 'raw', keptMs: RAW_KEPT_MS }, ...TIERS];
  const bytes = tiers.reduce((sum, { table, keptMs }) => sum + (bytesOf(db, table) * keptMs) / MONTH_MS, 0);
  const all = (bytes * ASKED) / MEASURED / 1e6;
  return [judged(`${ASKED} checks every ${EVERY_MS / 1000} s for two years, from a measured month`, all, 180, 'MB')];
}

function bytesOf(db: DatabaseSync, table: string): number {
  return Number(db.prepare('select sum(pgsize) as bytes from dbstat where name = ?').get(table)?.['bytes']);
}

/** As many rows a tick in a table of the same file, and nothing else. */
function floorOf(db: DatabaseSync): (at: number) => void {
  db.exec('create table bare (series integer, at integer, value real, primary key (series, at)) without rowid');
  const put = db.prepare('insert or replace into bare values (?, ?, ?)');
  return (at) => {
    for (let series = 0; series < SERIES; series += 1) put.run(series, at, series);
  };
}

function judged(name: string, ours: number, budget: number | null, unit: string): Row {
  return { name, ours, theirs: null, ratio: null, budget, unit };
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
