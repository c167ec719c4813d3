import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { execa } from 'execa';

import { ROOT } from './root.ts';

/** A file written by a script and committed. `text` is not yet formatted. */
export type Generated = { readonly path: string; readonly text: string };

/**
 * Writes the files that differ, or with `check` only reports them, by exit code 1 and a line each on stderr.
 * `command` is what a person runs to refresh them.
 */
export async function settle(files: readonly Generated[], command: string, check: boolean): Promise<void> {
  const wanting = await Promise.all(files.map(async ({ path, text }) => ({ path, wanted: await format(path, text) })));
  for (const { path, wanted } of wanting) {
    if ((await readFile(join(ROOT, path), 'utf8').catch(() => '')) === wanted) continue;
    if (check) {
      console.error(`${path} is stale: run ${command}`);
      process.exitCode = 1;
      continue;
    }
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), wanted);
    console.log(`wrote ${path}`);
  }
}

async function format(path: string, text: string): Promise<string> {
  if (path.endsWith('.txt')) return text;
  const options = { cwd: ROOT, input: text, preferLocal: true, stripFinalNewline: false } as const;
  return (await execa('oxfmt', [`--stdin-filepath=${path}`], options)).stdout;
}
