import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';

import { realLearnings } from '#services/adapters/learnings/learnings.ts';

const PROCESSES = 50;
const AT = Date.UTC(2026, 10, 20, 12);
const root = mkdtempSync(join(tmpdir(), 'cpm-learnings-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

/** The next thing a process says; rejects when it ends instead. */
function answerOf(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  child.once('message', resolve);
  child.once('exit', (code) => reject(new Error(`a process ended with ${code} before it answered`)));
  return promise;
}

test(`${PROCESSES} processes that write at once get ${PROCESSES} ids`, { timeout: 60_000 }, async () => {
  const folder = join(root, 'learnings');
  // In one file, because fifty processes that each strip types from dozens take longer than all the rest.
  const script = join(root, 'adder.cjs');
  const entry = join(import.meta.dirname, 'adder.ts');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  for (let number = 0; number < PROCESSES; number += 1)
    children.push(fork(script, [folder, String(AT)], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
  await Promise.all(children.map(answerOf));
  const answers = Promise.all(children.map(answerOf));
  for (const child of children) child.send('go');
  const got = (await answers).map((answer) => (answer as { id: string }).id).toSorted();
  const wanted = Array.from({ length: PROCESSES }, (_, at) => `OPS-2026-11-20-${String(at + 1).padStart(3, '0')}`);
  expect(got).toEqual(wanted);
  // Nothing was lost, overwritten or left behind.
  expect(readdirSync(folder).toSorted()).toEqual(wanted.map((id) => `${id}.yaml`));
  const { learnings, unreadable } = await realLearnings({ folder: () => folder, stateDir: join(root, 'state') }).list();
  expect(unreadable).toEqual([]);
  expect(new Set(learnings.map(({ situation }) => situation.title)).size).toBe(PROCESSES);
});
