import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { type HookEvent, type HookPost, hookServer } from '../../../support/hook-server.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const CHANGES = 200;
const MOST_KILLS = 12;
const CHILD = join(import.meta.dirname, 'fixtures/toggling.ts');

/** The same numbers in every run, 0..1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** What the receiver took, each key once, in the order in which it came. */
interface Taken {
  readonly keys: Set<string>;
  readonly events: HookEvent[];
  /** How often something came again under a known key. */
  again: number;
}

function take(taken: Taken, { key, events }: HookPost): void {
  if (taken.keys.has(key)) taken.again += 1;
  else taken.events.push(...events);
  taken.keys.add(key);
}

it('tells every opening and every end once and in order, however often it is killed and the webhook fails', async () => {
  const dir = stateDir();
  const draw = numbers(7);
  const taken: Taken = { keys: new Set(), events: [], again: 0 };
  let kills = 0;
  let current: ReturnType<typeof spawn> | null = null;
  const killed = (): void => {
    if (kills >= MOST_KILLS) return;
    kills += 1;
    current?.kill('SIGKILL');
  };
  await using hook = await hookServer((response, post) => {
    const luck = draw();
    if (luck < 0.15) return void response.writeHead(500).end();
    if (luck < 0.25) return void response.destroy();
    if (luck < 0.3) return; // hangs
    take(taken, post);
    if (luck < 0.4) return void response.destroy();
    if (luck < 0.5) return killed();
    response.end('ok');
    if (luck < 0.6) killed();
  });
  for (;;) {
    current = spawn(process.execPath, [CHILD, dir, hook.url, String(CHANGES)], { stdio: 'inherit' });
    const child = current;
    onTestFinished(() => void child.kill('SIGKILL'));
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code === 0) break;
    if (code !== null) throw new Error(`the monitor ended with ${code}`);
  }
  const happened = stateIn(dir)
    .alerts.events(0, 10_000)
    .filter(({ kind }) => kind === 'opened' || kind === 'resolved');
  expect(happened).toHaveLength(CHANGES);
  // A slow machine tells several events with one request, and has fewer of them.
  expect(kills).toBeGreaterThanOrEqual(MOST_KILLS / 2);
  expect(taken.again).toBeGreaterThan(0);
  const told = taken.events.map(({ id }) => id);
  expect(told.toSorted((a, b) => a - b)).toEqual(happened.map(({ seq }) => seq));
  for (const incident of new Set(happened.map((event) => event.incident))) {
    const kinds = taken.events.filter((event) => event.incident === incident).map(({ kind }) => kind);
    expect(kinds).toEqual(['opened', 'resolved']);
  }
}, 60_000);
