import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Stage } from './stage.ts';

/** Everything the program wrote down about its runs. */
export async function written({ lab }: Stage): Promise<string> {
  const files = await readdir(lab.at('home/.local/state/cpm-console'), { recursive: true, withFileTypes: true });
  const texts = files.filter((file) => file.isFile()).map(({ parentPath, name }) => readFile(join(parentPath, name)));
  return Buffer.concat(await Promise.all(texts)).toString('latin1');
}
