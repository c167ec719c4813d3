import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import type { Copied, CopyOptions } from '#services/ports/workspace.ts';

import type { CopyNews, CopyOrder } from './copy-messages.ts';
import { explained } from './failure.ts';

/** Copies in a thread of its own; `to` is free and its folder exists. Rejects with OpsError. */
export async function copyTree(from: string, to: string, { signal, progress }: CopyOptions): Promise<Copied> {
  if (signal.aborted) throw cancelled(to);
  const stop = new Uint8Array(new SharedArrayBuffer(1));
  const order: CopyOrder = { from, to, stop };
  const { promise, resolve, reject } = Promise.withResolvers<Copied>();
  const halt = (): void => void (stop[0] = 1);
  const worker = new Worker(new URL('./copy.worker.ts', import.meta.url));
  worker.on('message', (news: CopyNews) => {
    if (news.type === 'progress') progress?.({ files: news.files, bytes: news.bytes });
    else if (news.type === 'done') resolve(news.copied);
    else if (news.type === 'stopped') reject(cancelled(to));
    else reject(explained(news.path, Object.assign(new Error(news.message), { code: news.code })));
  });
  worker.on('error', (error) => reject(explained(to, error)));
  worker.on('exit', () => reject(explained(to, new Error('the thread that copies has ended'))));
  signal.addEventListener('abort', halt, { once: true });
  worker.postMessage(order);
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', halt);
  }
}

function cancelled(to: string): OpsError {
  return new OpsError('cancelled', `The copy to ${to} was stopped, and what was copied is removed.`, {
    hint: 'Start it again when it is wanted.',
    exit: 'interrupted',
  });
}
