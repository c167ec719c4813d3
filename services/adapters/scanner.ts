import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { messageOf, OpsError } from '#domain/errors.ts';
import type { Scanned, Scanner, ScanItem, ScanOptions } from '#services/ports/scanner.ts';

import type { Answer, Batch } from './scanner/messages.ts';
import { Waiting } from './scanner/waiting.ts';

/** Handed over at once: enough to pay for the way, little enough to stop soon and to keep memory small. */
const BATCH_BYTES = 1024 * 1024;
const BATCH_ITEMS = 200;

const THREAD = new URL('./scanner/scan.worker.ts', import.meta.url);

/** One thread for each scan, gone when it ends; `thread` is the file it runs. */
export function realScanner(thread: URL = THREAD): Scanner {
  const waiting = new Waiting(() => new Worker(thread));
  return {
    prepare: () => Promise.resolve(waiting.begin()),
    async scan(items, signal, options = {}) {
      const stopped = (): boolean => signal.aborted;
      if (stopped()) throw cancelled();
      const worker = waiting.take();
      try {
        return await allOf(worker, items, signal, options);
      } catch (error) {
        if (stopped()) throw cancelled();
        throw error instanceof OpsError ? error : failed(messageOf(error));
      } finally {
        void worker.terminate();
      }
    },
  };
}

async function allOf(
  worker: Worker,
  items: Parameters<Scanner['scan']>[0],
  signal: AbortSignal,
  options: ScanOptions,
): Promise<Scanned> {
  let sum: Scanned = { findings: [], items: 0, bytes: 0 };
  const ended = once(worker, 'exit', { signal }).then(() => Promise.reject(failed('the thread that looks has ended')));
  ended.catch(() => undefined);
  let before: Promise<Scanned> | null = null;
  // While one batch is looked through, the next is gathered.
  for await (const batch of batches(items, options)) {
    if (before) sum = added(sum, await Promise.race([before, ended]));
    before = answerTo(worker, batch);
    before.catch(() => undefined);
  }
  return before ? added(sum, await Promise.race([before, ended])) : sum;
}

async function answerTo(worker: Worker, batch: Batch): Promise<Scanned> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  worker.once('message', resolve);
  worker.postMessage(batch);
  const answer = await promise;
  if (answer.type === 'failed') throw failed(answer.reason);
  return answer.scanned;
}

async function* batches(items: Parameters<Scanner['scan']>[0], options: ScanOptions): AsyncGenerator<Batch> {
  let batch: ScanItem[] = [];
  let bytes = 0;
  for await (const item of items) {
    batch.push(item);
    bytes += sizeOf(item);
    if (bytes < BATCH_BYTES && batch.length < BATCH_ITEMS) continue;
    yield { items: batch, options };
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield { items: batch, options };
}

function sizeOf(item: ScanItem): number {
  if ('text' in item) return item.text.length;
  if (!('bytes' in item)) return 0;
  return [item.bytes, ...(item.before ?? [])].reduce((sum, { length }) => sum + length, 0);
}

function added(sum: Scanned, more: Scanned): Scanned {
  return {
    findings: [...sum.findings, ...more.findings],
    items: sum.items + more.items,
    bytes: sum.bytes + more.bytes,
  };
}

function cancelled(): OpsError {
  return new OpsError('cancelled', 'The search for secrets was stopped.', {
    hint: 'Start it again: nothing is released without it.',
    exit: 'interrupted',
  });
}

function failed(reason: string): OpsError {
  return new OpsError('scan-failed', `The search for secrets failed: ${reason}.`, {
    hint: 'Nothing is released without it; try again.',
    exit: 'refused',
  });
}
