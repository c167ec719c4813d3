import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { drop } from '../../services/adapters/checkouts/drop.ts';
import { take } from '../../services/adapters/checkouts/take.ts';
import { interleaved } from './interleaved.ts';
import { compared, type Row } from './row.ts';

const FILES = 12_000;
const CHANGED = 200;
const UNTRACKED = 50;
const LINES = 200;
const ROUNDS = 7;
const ID = 'recover-bench';

/** The snapshot of a checkout, beside `git stash create`, which keeps neither untracked files nor the index itself. */
export async function rows(): Promise<Row[]> {
  const base = mkdtempSync(join(tmpdir(), 'bench-snapshot-'));
  try {
    const top = checkout(base);
    const folder = join(base, 'kept');
    const stop = { wanted: () => false };
    const { ours, theirs } = await interleaved(
      {
        ours: async () => {
          const ms = await timed(
            async () => void (await take({ id: ID, top, folder, ignored: null, target: null }, stop)),
          );
          await drop(ID, top, folder, stop);
          return ms;
        },
        theirs: () => timed(() => Promise.resolve(git(top, 'stash', 'create'))),
      },
      ROUNDS,
    );
    const name = `snapshot of ${FILES} files, ${CHANGED} changed, ${UNTRACKED} untracked`;
    return [compared({ name, ours, theirs, budget: 1.5, unit: 'ms', against: 'git stash create' })];
  } finally {
    rmSync(base, { recursive: true });
  }
}

function checkout(base: string): string {
  const top = join(base, 'checkout');
  const text = (at: number): string => `line of file ${at}\n`.repeat(LINES);
  for (let at = 0; at < FILES; at++) {
    const folder = join(top, `part-${at % 40}`, `piece-${at % 400}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file-${at}.txt`), text(at));
  }
  git(top, 'init', '-q');
  git(top, 'add', '-A');
  git(top, 'commit', '-q', '-m', 'feat: begin');
  git(top, 'gc', '-q', '--prune=now');
  for (let at = 0; at < CHANGED; at++)
    appendFileSync(join(top, `part-${at % 40}`, `piece-${at % 400}`, `file-${at}.txt`), 'changed\n');
  for (let at = 0; at < UNTRACKED; at++) writeFileSync(join(top, `new-${at}.txt`), text(at));
  // What git remembers of times is as new as it can be.
  git(top, 'status', '-s');
  return top;
}

function git(top: string, ...args: readonly string[]): void {
  // So many new objects would make git pack them by itself in the background, in the way of our own packing.
  const settings = ['user.name=ana', 'user.email=ana@atlas.example', 'gc.auto=0', 'maintenance.auto=false'];
  execFileSync('git', ['-C', top, ...settings.flatMap((one) => ['-c', one]), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
