import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { expect, test } from 'vitest';

import { Waiting } from '#services/adapters/scanner/waiting.ts';

const LISTENS = "require('node:worker_threads').parentPort.on('message', () => undefined)";

/** Threads that listen, or do what a script says, in the order in which they were started. */
function threads(script = LISTENS) {
  const started: Worker[] = [];
  const start = (): Worker => {
    const worker = new Worker(script, { eval: true });
    started.push(worker);
    return worker;
  };
  return { started, start, end: () => Promise.all(started.map((worker) => worker.terminate())) };
}

test('one thread is started ahead, and belongs to whoever takes it', async () => {
  const { started, start, end } = threads();
  const waiting = new Waiting(start);
  waiting.begin();
  waiting.begin();
  expect(started).toHaveLength(1);
  const taken = [waiting.take(), waiting.take()];
  expect(taken).toEqual(started);
  expect(new Set(started).size).toBe(2);
  await end();
});

test('a thread that died while it waited is handed to nobody', async () => {
  const { started, start, end } = threads("throw new Error('broken')");
  const waiting = new Waiting(start);
  waiting.begin();
  await expect(once(started[0]!, 'exit')).rejects.toThrow('broken');
  expect(waiting.take()).not.toBe(started[0]);
  // Whoever takes one hears of it.
  await expect(once(started[1]!, 'exit')).rejects.toThrow('broken');
  await end();
});

test('a thread that nobody takes ends', async () => {
  const { started, start } = threads();
  new Waiting(start, 1).begin();
  await once(started[0]!, 'exit');
  expect(started).toHaveLength(1);
});
