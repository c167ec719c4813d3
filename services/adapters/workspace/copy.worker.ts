import { renameSync, rmSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

import { copyFiles } from './copy-files.ts';
import type { CopyNews, CopyOrder } from './copy-messages.ts';
import { draftOf } from './write.ts';

const EVERY_FILES = 200;
const stopped = new Error('stopped');

/** Copies beside the target first, so that a copy that was killed is never taken for a whole one. */
function work({ from, to, stop }: CopyOrder): CopyNews {
  const draft = draftOf(to, 'copy');
  let told = 0;
  try {
    rmSync(draft, { recursive: true, force: true });
    const copied = copyFiles(from, draft, ({ files, bytes }) => {
      if (stop[0] !== 0) throw stopped;
      if (files < told + EVERY_FILES) return;
      told = files;
      tell({ type: 'progress', files, bytes });
    });
    renameSync(draft, to);
    return { type: 'done', copied };
  } catch (thrown) {
    rmSync(draft, { recursive: true, force: true });
    return thrown === stopped ? { type: 'stopped' } : failed(thrown, from, to);
  }
}

/** Room and rights to write are missing where it goes, whatever file was at hand. */
const OF_THE_TARGET = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

function failed(thrown: unknown, from: string, to: string): CopyNews {
  const code = errno(thrown);
  const named = thrown instanceof Error && 'path' in thrown ? String(thrown.path) : from;
  return { type: 'failed', code, path: OF_THE_TARGET.has(code) ? to : named, message: messageOf(thrown) };
}

function tell(news: CopyNews): void {
  parentPort?.postMessage(news);
}

parentPort?.once('message', (order: CopyOrder) => tell(work(order)));
