import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that only this person can read, for their editor; gone once it was read. */
export async function privateFile(text: string, name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-console-'));
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  return {
    path,
    async read() {
      const written = await readFile(path, 'utf8');
      await rm(folder, { recursive: true, force: true });
      return written;
    },
  };
}
