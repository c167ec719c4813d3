import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { transform } from 'esbuild';

/**
 * Puts `empty` where a registry is missing or not even TypeScript (a merge may leave that).
 * Pieces that import their own registry could not be loaded otherwise, and so it could never be written.
 */
export async function makeLoadable(path: string, empty: string): Promise<void> {
  try {
    await transform(readFileSync(path, 'utf8'), { loader: 'ts', logLevel: 'silent' });
  } catch {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, empty);
  }
}
