import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own holding a part of this project, gone at the end of the `await using` scope. */
export type Scratch = AsyncDisposable & {
  readonly path: string;
  write(file: string, text: string): Promise<void>;
};

/** Copies the named files and folders of the project, and borrows its installed packages. */
export async function scratchCopy(...parts: readonly string[]): Promise<Scratch> {
  const scratch = await emptyScratch(...parts);
  await symlink(join(process.cwd(), 'node_modules'), join(scratch.path, 'node_modules'));
  return scratch;
}

/** Copies the named files and folders only: a clone in which nothing is installed. */
export async function emptyScratch(...parts: readonly string[]): Promise<Scratch> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'cpm-scratch-')));
  for (const part of parts) await cp(part, join(path, part), { recursive: true });
  return scratchAt(path);
}

/** A second folder like the first one. */
export async function cloned(scratch: Scratch): Promise<Scratch> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'cpm-scratch-')));
  await cp(scratch.path, path, { recursive: true, verbatimSymlinks: true });
  return scratchAt(path);
}

function scratchAt(path: string): Scratch {
  return {
    path,
    async write(file, text) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}
