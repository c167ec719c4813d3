import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { execa } from 'execa';

import type { Cost } from './http-checks/pace.ts';
import { interleaved, median } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const ROUNDS = 3;
const LATE_MS = 5;
const side = (name: string) => path.join(import.meta.dirname, 'http-checks', `${name}.ts`);

/** What 1,000 http checks every 10 s cost beside the same requests without any checking, one process each. */
export async function rows(): Promise<Row[]> {
  const server = execa(process.execPath, [side('server')], { stdin: 'pipe', reject: false });
  try {
    const [port] = (await once(createInterface(server.stdout), 'line')) as [string];
    const late = { ours: [] as number[], theirs: [] as number[] };
    const cost = async (name: 'bare' | 'ours', whose: 'ours' | 'theirs') => {
      const { stdout } = await execa(process.execPath, [side(name), port], { timeout: 60_000 });
      const { microseconds, lateMs } = JSON.parse(stdout) as Cost;
      late[whose].push(lateMs);
      return microseconds;
    };
    const sides = { theirs: () => cost('bare', 'theirs'), ours: () => cost('ours', 'ours') };
    const { ours, theirs } = await interleaved(sides, ROUNDS);
    const [lateness, timer] = [median(late.ours.slice(1)), median(late.theirs.slice(1))];
    const name = 'processor of one of 1,000 http checks every 10 s';
    return [
      compared({ name, ours, theirs, budget: 1.6, unit: 'µs', against: 'bare keep-alive loop' }),
      {
        name: 'lateness of the checks, 95th percentile',
        ours: lateness,
        theirs: timer,
        // Judged by itself: what a bare timer is late says how busy the machine was.
        ratio: null,
        budget: LATE_MS,
        unit: 'ms',
        against: 'bare timer',
      },
    ];
  } finally {
    server.stdin.end();
    await server;
  }
}
