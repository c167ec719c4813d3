import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { Files } from '#services/ports/files.ts';

/** A text, and when it was last written (epoch ms). */
export interface DemoFile {
  readonly text: string;
  readonly modifiedAt: number;
  /** Size where the text only stands for something larger. */
  readonly bytes?: number;
}

/** A file system of texts: `look` is asked every time, so that files may grow. Folders are what the paths imply. */
export function demoFiles(look: () => ReadonlyMap<string, DemoFile>): Files {
  return {
    stat: (path) => Promise.resolve(statOf(look(), path)),
    read: (path, maxBytes) =>
      withFile(look(), path, ({ text }) => (maxBytes === undefined ? text : text.slice(0, maxBytes))),
    list: (path) => Promise.resolve(childrenOf(look(), path)),
    glob: (pattern) => Promise.resolve([...pathsOf(look())].filter((path) => matcher(pattern).test(path)).toSorted()),
    tail: (path, cursor, maxBytes) =>
      withFile(look(), path, ({ text }) => {
        const inode = Number.parseInt(fingerprint(path), 16);
        const known = cursor?.inode === inode && cursor.offset <= text.length;
        const from = known ? cursor.offset : cursor === null ? Math.max(0, text.length - maxBytes) : 0;
        return { text: text.slice(from, from + maxBytes), cursor: { inode, offset: text.length } };
      }),
  };
}

type Tree = ReadonlyMap<string, DemoFile>;

function statOf(tree: Tree, path: string): Awaited<ReturnType<Files['stat']>> {
  const file = tree.get(path);
  if (file) return { kind: 'file', bytes: file.bytes ?? file.text.length, modifiedAt: file.modifiedAt };
  const inside = [...tree].filter(([name]) => name.startsWith(`${path}/`)).map(([, { modifiedAt }]) => modifiedAt);
  return inside.length > 0 ? { kind: 'directory', bytes: 4096, modifiedAt: Math.max(...inside) } : null;
}

async function withFile<Answer>(tree: Tree, path: string, answer: (file: DemoFile) => Answer): Promise<Answer | null> {
  const file = tree.get(path);
  if (file) return answer(file);
  if (statOf(tree, path) === null) return null;
  throw new OpsError('not-a-file', `${path} is a folder, not a file`);
}

function childrenOf(tree: Tree, path: string): Awaited<ReturnType<Files['list']>> {
  const prefix = path === '/' ? '/' : `${path}/`;
  const found = new Map<string, boolean>();
  for (const name of tree.keys()) {
    if (!name.startsWith(prefix)) continue;
    const [child = '', ...deeper] = name.slice(prefix.length).split('/');
    found.set(child, found.get(child) === true || deeper.length > 0);
  }
  return [...found].map(([name, directory]) => ({ name, directory }));
}

function pathsOf(tree: Tree): Set<string> {
  const paths = new Set<string>();
  for (const name of tree.keys())
    for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) paths.add(name.slice(0, end));
  return paths;
}

/** `*` and `?` within a folder, `**` across folders. */
function matcher(pattern: string): RegExp {
  const parts = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).split('**/');
  const one = (part: string): string =>
    part.replaceAll('**', '\0').replaceAll('*', '[^/]*').replaceAll('?', '[^/]').replaceAll('\0', '.*');
  return new RegExp(`^${parts.map(one).join('(?:.*/)?')}$`);
}
