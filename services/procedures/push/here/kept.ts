import { isJsonObject, isList, type JsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';

/** A file of the person's own tree that a run wrote. */
export interface KeptFile {
  /** Relative to the project. */
  readonly path: string;
  /** Where its bytes from before are, below the folder of the run; null when there was no such file. */
  readonly copy: string | null;
  /** Digests of everything that the run wrote there, or was about to. */
  readonly wrote: readonly string[];
}

/** Below the folder of the run. */
const FOLDER = 'here';
const NEXT = 'next';

const listPath = (folder: Workspace): string => joinPath(folder.root, FOLDER, 'list.json');

/** What a run wrote in the person's own tree; null when it never began to work there. */
export async function keptFiles(folder: Workspace): Promise<readonly KeptFile[] | null> {
  const bytes = await folder.readBytes(listPath(folder));
  if (bytes === null) return null;
  const list = parseJson(new TextDecoder().decode(bytes)) ?? null;
  return (isList(list) ? list : []).flatMap((one) => (isJsonObject(one) ? [keptFile(one)] : []));
}

const keptFile = ({ path, copy, wrote }: JsonObject): KeptFile => ({
  path: typeof path === 'string' ? path : '',
  copy: typeof copy === 'string' ? copy : null,
  wrote: wrote !== undefined && isList(wrote) ? wrote.filter((one) => typeof one === 'string') : [],
});

/** Remembers what a run wrote; on the disk when it resolves. */
export const keepList = (folder: Workspace, list: readonly KeptFile[]): Promise<void> =>
  folder.write(listPath(folder), JSON.stringify(list));

/** Forgets what a run wrote, copies and all. */
export const forgetKept = (folder: Workspace): Promise<void> => folder.remove(joinPath(folder.root, FOLDER));

/** Where the bytes of a file from before are. */
export const copyPath = (folder: Workspace, copy: string): string => joinPath(folder.root, FOLDER, copy);

/**
 * The person's own tree, open for writing: before a file is written its bytes are copied and what will be written is
 * remembered, so that a run that was killed at any moment knows what is its own.
 */
export function keeping(tree: Workspace, folder: Workspace): Workspace {
  return {
    ...tree,
    async write(path, data, options) {
      const list = (await keptFiles(folder)) ?? [];
      const name = path.slice(tree.root.length + 1);
      const known = list.find((one) => one.path === name) ?? (await copied(tree, folder, path, list.length));
      const next = copyPath(folder, NEXT);
      await folder.write(next, data);
      const wrote = [...known.wrote, await folder.hashFile(next, 'sha256')];
      await keepList(folder, [...list.filter((one) => one.path !== name), { ...known, path: name, wrote }]);
      await tree.write(path, data, options);
    },
  };
}

async function copied(
  tree: Workspace,
  folder: Workspace,
  path: string,
  number: number,
): Promise<Pick<KeptFile, 'copy' | 'wrote'>> {
  if (!(await tree.exists(path))) return { copy: null, wrote: [] };
  const copy = `was-${number}`;
  const to = copyPath(folder, copy);
  await folder.remove(to);
  await folder.copyTree(path, to, { signal: new AbortController().signal });
  return { copy, wrote: [] };
}
