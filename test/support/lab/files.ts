import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What to put at a path: text or bytes, a link to somewhere, something executable, or nothing any more. */
export type Content = string | Uint8Array | { readonly link: string } | { readonly executable: string } | null;

/** Files of a folder by their path, with slashes. */
export type FileSet = Readonly<Record<string, Content>>;

/** Writes, replaces and removes files below a folder. */
export async function writeFiles(folder: string, files: FileSet): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeOne(join(folder, name), content);
}

async function writeOne(path: string, content: Content): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (content === null) return rm(path, { recursive: true, force: true });
  if (typeof content === 'string' || content instanceof Uint8Array) return writeFile(path, content);
  await rm(path, { force: true });
  if ('link' in content) return symlink(content.link, path);
  await writeFile(path, content.executable);
  await chmod(path, 0o755);
}
