import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A file that only this person can read, for their editor; gone once it was read or taken back. */
export async function privateFile(text: string, name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-console-'));
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  const takeBack = () => rm(folder, { recursive: true, force: true });
  return {
    path,
    takeBack,
    async read() {
      const written = await readFile(path, 'utf8');
      await takeBack();
      return written;
    },
  };
}

/** The same for something to look at only: it is gone with this process, too. */
export async function lentFile(text: string, name: string) {
  const { path, takeBack } = await privateFile(text, name);
  const atEnd = () => rmSync(dirname(path), { recursive: true, force: true });
  process.once('exit', atEnd);
  return {
    path,
    takeBack() {
      process.removeListener('exit', atEnd);
      return takeBack();
    },
  };
}
