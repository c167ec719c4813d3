import { createScanner } from '#domain/logs/triage/scanner.ts';
import type { Templates } from '#domain/logs/triage/templates.ts';

import { aligned } from './align.ts';
import type { Part, Scanned } from './messages.ts';
import { withLog } from './open-log.ts';
import { type Read, readPacked, readPlain } from './read.ts';

const PORTION = 4 * 1024 * 1024;

/** Counts the lines of a part of a log. */
export async function scan(question: Part, templates: Templates): Promise<Scanned> {
  const firstName = templates.named.length;
  const scannerAt = (from: number) =>
    createScanner({ ...question, from, nameOf: templates.nameOf, portionBytes: PORTION });
  const done = (scanner: ReturnType<typeof scannerAt>, from: number, { to, problem }: Read): Scanned => ({
    portions: scanner.end(to),
    named: templates.named.slice(firstName),
    firstName,
    readBytes: to - from,
    problem,
  });
  if (question.packed !== null) {
    // Nothing can be read from its middle, so it is one portion.
    const scanner = createScanner({
      ...question,
      from: 0,
      nameOf: templates.nameOf,
      portionBytes: Number.POSITIVE_INFINITY,
    });
    return done(scanner, 0, await readPacked(question.path, question.packed, question.mostBytes, scanner.line));
  }
  return withLog(question.path, (file, now) => {
    const size = Math.min(question.size, now);
    const place = (offset: number): number => aligned(file, offset, size, question.dated, question.now);
    const from = place(question.from);
    const scanner = scannerAt(from);
    return done(scanner, from, readPlain(file, from, place(question.to), scanner.line));
  });
}
