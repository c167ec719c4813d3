import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { median } from './interleaved.ts';
import type { Row } from './row.ts';
import { type Held, inspected } from './soak/inspected.ts';
import { soakWorld } from './soak/world.ts';

/** Modules, caches and the database's pages are there by then. */
const WARM_MS = 90_000;
const WATCH_MS = 600_000;
const EVERY_MS = 20_000;
/** The beginning and the end are medians of so many looks: a single one may fall into the middle of an incident. */
const LOOKS = 7;
const GROWTH_MB = 5;

/**
 * Ten minutes of the built headless monitor with a check of every kind each second, incidents that come and go, and a webhook. Judged
 * are the heap after a full collection, which grows with every leak of ours, and the memory that the kernel counts after the same
 * collection, which also shows a leak outside of the heap. Descriptors are counted where the kernel lists them.
 */
export async function rows(): Promise<Row[]> {
  await using world = await soakWorld();
  const report = path.join(world.home, 'report.json');
  const args = ['monitor', 'run', '--interval', '30s', '--output', report];
  await using monitor = await inspected(args, world.env, world.home);
  const seen: Held[] = [];
  await pause(WARM_MS);
  const toldBefore = world.told();
  for (const end = performance.now() + WATCH_MS; performance.now() < end;) {
    seen.push(await monitor.held());
    const { heap, rss, descriptors, threads } = seen.at(-1) ?? (await monitor.held());
    console.error(`  heap ${mb(heap)} MB, rss ${mb(rss)} MB, ${descriptors.length} descriptors, ${threads} threads`);
    await pause(EVERY_MS);
  }
  const told = world.told() - toldBefore;
  const code = await monitor.stop();
  if (code !== 0) throw new Error(`the monitor ended with ${code}`);
  await hasLooked(report, world.count);
  if (told < 10) throw new Error(`only ${told} notes arrived: incidents did not come and go`);
  const [first, last] = [seen.slice(0, LOOKS), seen.slice(-LOOKS)];
  const grown = (of: (held: Held) => number) => median(last.map(of)) - median(first.map(of));
  const leaked = kept(last).length - kept(first).length;
  if (leaked > 0) console.error(`  open at the end: ${kept(last).join(', ')}`);
  const name = `${world.count} checks each second for ${WATCH_MS / 60_000} min`;
  return [
    row(`${name}: growth of the heap after a collection`, grown(({ heap }) => heap) / 1e6, GROWTH_MB, 'MB'),
    row(`${name}: growth of the memory the kernel counts`, grown(({ rss }) => rss) / 1e6, GROWTH_MB, 'MB'),
    row('the same: file descriptors that stay open', leaked, 0, ''),
    row(
      'the same: threads more',
      grown(({ threads }) => threads),
      0,
      '',
    ),
  ];
}

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);

function row(name: string, ours: number, budget: number, unit: string): Row {
  return { name, ours, theirs: null, ratio: null, budget, unit };
}

/** A monitor that looked seldom, or could not look, proves nothing. */
async function hasLooked(file: string, count: number): Promise<void> {
  const { monitor, checks } = JSON.parse(await readFile(file, 'utf8')) as {
    monitor: { looks: number };
    checks: readonly { id: string; status: string; intervalMs: number; summary: string }[];
  };
  const each = checks.filter(({ intervalMs }) => intervalMs === 1000);
  if (each.length < count) throw new Error(`only ${each.length} of ${count} checks look each second`);
  const blind = each.filter(({ status }) => status === 'unknown');
  console.error(`  ${monitor.looks} looks; unknown: ${blind.map(({ id, summary }) => `${id} ${summary}`).join(', ')}`);
  const least = (0.8 * count * (WARM_MS + WATCH_MS)) / 1000;
  if (monitor.looks < least) throw new Error(`only ${monitor.looks} looks of ${least}`);
}

/** Descriptors that were open through all of these looks: checks open some for a moment, what is leaked is never closed. */
function kept(looks: readonly Held[]): readonly string[] {
  const [first, ...others] = looks.map(({ descriptors }) => new Set(descriptors));
  return [...(first ?? [])].filter((one) => others.every((other) => other.has(one)));
}
