import { DatabaseSync } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';
import type { Numbered } from '#services/adapters/thread.ts';

import type { SeriesAnswer, SeriesQuestion } from './messages.ts';
import { readRange, readSum } from './read-range.ts';

const BUSY_MS = 5000;

/** Reads history away from the thread that draws. The file is opened for each question: it may be another one meanwhile. */
function answerTo({ file, of, ...question }: SeriesQuestion): SeriesAnswer {
  try {
    using db = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
    if (of === 'sum') return { topic: 'sum', summed: readSum(db, question) };
    return { topic: 'range', range: readRange(db, question) };
  } catch (error) {
    return { topic: 'failed', reason: messageOf(error) };
  }
}

parentPort?.on('message', ({ id, ...question }: SeriesQuestion & Numbered) => {
  parentPort?.postMessage({ ...answerTo(question), id });
});
