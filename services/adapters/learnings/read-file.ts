import { readFileSync, statSync } from 'node:fs';

import { bytes as sized } from '#domain/format.ts';
import { MAX_BYTES } from '#domain/learnings/file/parse.ts';
import { decode, type Utf8 } from '#domain/yaml/decode.ts';
import type { Problem } from '#domain/yaml/problem.ts';

const utf8: Utf8 = (bytes, { fatal, mayStop }) =>
  new TextDecoder('utf-8', { fatal }).decode(bytes, { stream: mayStop });

/** The text of a file, or why it is none; a large one is not read. Throws what the disk says. */
export function readText(path: string): string | Problem {
  const facts = statSync(path);
  const bad = (message: string, hint: string | null = null): Problem => ({
    file: path,
    line: null,
    column: null,
    key: null,
    message,
    hint,
  });
  // Before it is opened: a FIFO would never let go of us.
  if (!facts.isFile()) return bad('it is not a regular file');
  if (facts.size > MAX_BYTES)
    return bad(`it has ${sized(facts.size)}, more than the ${sized(MAX_BYTES)} of a learning`);
  return decode(path, readFileSync(path), utf8);
}
