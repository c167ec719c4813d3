import { ERROR } from '#domain/logs/level/codes.ts';
import { createScanner } from '#domain/logs/triage/scanner.ts';

import { aligned } from './align.ts';
import type { Part } from './messages.ts';
import { withLog } from './open-log.ts';
import { readPacked, readPlain } from './read.ts';

/** Errors of a part of a log. */
export async function countErrors(question: Part): Promise<{ readonly errors: number; readonly readBytes: number }> {
  const scanner = createScanner({ ...question, from: 0, nameOf: () => 0, portionBytes: Number.POSITIVE_INFINITY });
  const errors = (to: number): number =>
    scanner
      .end(to)
      .flatMap(({ tally }) => tally.levels.slice(ERROR))
      .reduce((sum, count) => sum + count, 0);
  if (question.packed !== null) {
    const { to } = await readPacked(question.path, question.packed, question.mostBytes, scanner.line);
    return { errors: errors(to), readBytes: to };
  }
  return withLog(question.path, (file, now) => {
    const size = Math.min(question.size, now);
    const from = aligned(file, question.from, size, question.dated, question.now);
    const { to } = readPlain(file, from, aligned(file, question.to, size, question.dated, question.now), scanner.line);
    return { errors: errors(to), readBytes: to - from };
  });
}
