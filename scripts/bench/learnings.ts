import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { realLearnings } from '../../services/adapters/learnings/learnings.ts';
import { DISK } from '../../services/fakes/demo/learnings/disk.ts';
import { POOL } from '../../services/fakes/demo/learnings/pool.ts';
import { RELEASE } from '../../services/fakes/demo/learnings/release.ts';
import { learningText } from '../../src/domain/learnings/file/write.ts';
import { learningId } from '../../src/domain/learnings/id.ts';
import type { Learning } from '../../src/domain/learnings/learning.ts';
import type { Row } from './row.ts';

const FILES = 10_000;
const TYPED = 'connection pool timeout postgres restart disk backup migration certificate queue'.split(' ');
const BUDGET_MS = 10;

/** Search over ten thousand learnings as it is typed, letter by letter, from the thread that draws. */
export async function rows(): Promise<Row[]> {
  const root = mkdtempSync(join(tmpdir(), 'cpm-bench-learnings-'));
  try {
    const folder = join(root, 'learnings');
    mkdirSync(folder);
    for (let number = 1; number <= FILES; number += 1) {
      const learning = made(number);
      writeFileSync(join(folder, `${learning.id}.yaml`), learningText(learning));
    }
    const learnings = realLearnings({ folder: () => folder, stateDir: join(root, 'state') });
    const first = await timed(() => learnings.search('pool', 20));
    const again = await timed(() => learnings.list());
    const times: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    for (const word of TYPED)
      for (let letters = 1; letters <= word.length; letters += 1)
        times.push(await timed(() => learnings.search(word.slice(0, letters), 20)));
    delay.disable();
    times.sort((one, other) => one - other);
    const row = (name: string, ours: number, budget: number | null): Row => ({
      name,
      ours,
      theirs: null,
      ratio: null,
      budget,
      unit: 'ms',
    });
    const of = `${FILES} learnings`;
    return [
      row(`search over ${of}, a letter more each time, median`, times[Math.floor(times.length / 2)] ?? 0, BUDGET_MS),
      row(`the slowest of those ${times.length} searches`, times.at(-1) ?? 0, null),
      row('the thread that draws held by one of them', delay.max / 1e6, 50),
      row(`reading ${of} for the first time`, first, null),
      row(`listing ${of}`, again, null),
    ];
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Like one another as learnings are, each with words of its own. */
function made(number: number): Learning {
  const word = (step: number): string => `${TYPED[(number * step) % TYPED.length]}${(number * step) % 97}`;
  const like = [POOL, DISK, RELEASE][number % 3] ?? POOL;
  return {
    ...like,
    id: learningId('2026-11-20', number),
    situation: { ...like.situation, title: `${word(3)} ${word(7)} on host ${number}` },
    problem: { ...like.problem, symptoms: [...like.problem.symptoms, `${word(11)} after ${word(13)}`] },
    tags: number % 10 === 0 ? like.tags : [word(5)],
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
