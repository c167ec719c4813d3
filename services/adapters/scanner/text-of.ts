import { readFile, stat } from 'node:fs';
import { promisify } from 'node:util';

import { OpsError } from '#domain/errors.ts';
import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { addedLines } from './added-lines.ts';
import { decoded } from './decoded.ts';
import type { TextToScan } from './scan-texts.ts';

type Readable = Exclude<ScanItem, { readonly judged: unknown }>;

/** What there is to look through in an item, and how many bytes it has. Throws when it cannot be read. */
export async function textOf(item: Readable): Promise<TextToScan & { readonly bytes: number }> {
  const { place } = item;
  if ('text' in item) return { place, text: item.text, lines: item.lines, isText: true, bytes: item.text.length };
  const bytes = 'bytes' in item ? item.bytes : await read(item.path);
  const whole = { place, ...decoded(bytes), bytes: bytes.length };
  const before = 'bytes' in item ? (item.before ?? []) : [];
  if (!whole.isText || before.length === 0) return whole;
  return { ...whole, ...addedLines(whole.text, before) };
}

async function read(path: string): Promise<Uint8Array> {
  // node:fs/promises would have the thread load twenty parts of node more, which takes longer than to look through a file.
  const { size } = await promisify(stat)(path);
  if (size > MOST_SCANNED) throw new OpsError('too-large', 'it is too large to look through');
  return promisify(readFile)(path);
}
