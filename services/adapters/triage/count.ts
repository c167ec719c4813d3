import { readSync } from 'node:fs';

import { aligned } from './align.ts';
import type { Part } from './messages.ts';
import { withLog } from './open-log.ts';
import { unpackInto } from './read.ts';
import { errorCounter } from './suspects/counter.ts';

/** Errors of a part of a log. */
export async function countErrors(question: Part): Promise<{ readonly errors: number; readonly readBytes: number }> {
  const { path, packed, mostBytes, dated, now } = question;
  const counter = errorCounter(question);
  if (packed !== null) {
    const { readBytes } = await unpackInto(path, packed, mostBytes, counter);
    return { errors: counter.end(), readBytes };
  }
  return withLog(path, (file, there) => {
    const size = Math.min(question.size, there);
    const from = aligned(file, question.from, size, dated, now);
    const to = aligned(file, question.to, size, dated, now);
    for (let at = from; at < to;) {
      const { at: place, length } = counter.space();
      const got = readSync(file, counter.bytes, place, Math.min(length, to - at), at);
      if (got === 0) break;
      counter.filled(got);
      at += got;
    }
    return { errors: counter.end(), readBytes: to - from };
  });
}
