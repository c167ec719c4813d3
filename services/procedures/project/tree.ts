import { messageOf, OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { readDocument } from '#domain/release/edits/document.ts';
import type { Files } from '#services/ports/files.ts';

/** Larger manifests do not exist; lock files are never read here. */
const MAX_BYTES = 4 * 1024 * 1024;

/** A project's folder, each file read at most once. Paths are below it. */
export interface ProjectTree {
  readonly dir: string;
  /** Names in a folder; empty when there is no such folder. */
  files(folder: string): Promise<ReadonlySet<string>>;
  folders(folder: string): Promise<readonly string[]>;
  has(path: string): Promise<boolean>;
  /** Null when there is no such file. */
  text(path: string): Promise<string | null>;
  /** Null when there is no such file. Throws OpsError `version-file-invalid` with the line when it cannot be read. */
  document(format: 'json' | 'toml' | 'yaml', path: string): Promise<unknown>;
}

type Entries = Awaited<ReturnType<Files['list']>>;

/** Opens a project's folder for looking. Every method throws when the signal was aborted. */
export function projectTree(files: Pick<Files, 'list' | 'read'>, dir: string, signal: AbortSignal): ProjectTree {
  const listed = new Map<string, Promise<Entries>>();
  const read = new Map<string, Promise<string | null>>();
  const list = (folder: string): Promise<Entries> => {
    signal.throwIfAborted();
    return once(listed, folder, () => files.list(joinPath(dir, folder)));
  };
  const names = async (folder: string) =>
    new Set((await list(folder)).filter(({ directory }) => !directory).map(({ name }) => name));
  const text = async (path: string): Promise<string | null> => {
    const slash = path.lastIndexOf('/');
    if (!(await names(path.slice(0, Math.max(slash, 0)))).has(path.slice(slash + 1))) return null;
    return once(read, path, () => readOne(files, joinPath(dir, path), path));
  };
  return {
    dir,
    files: names,
    folders: async (folder) => (await list(folder)).filter(({ directory }) => directory).map(({ name }) => name),
    has: async (path) => {
      const slash = path.lastIndexOf('/');
      return (await names(path.slice(0, Math.max(slash, 0)))).has(path.slice(slash + 1));
    },
    text,
    document: async (format, path) => {
      const found = await text(path);
      return found === null ? null : readDocument(format, path, found);
    },
  };
}

async function readOne(files: Pick<Files, 'read'>, path: string, told: string): Promise<string | null> {
  try {
    return await files.read(path, MAX_BYTES);
  } catch (error) {
    // A folder or a link to nowhere by the name of a manifest is no manifest.
    if (error instanceof OpsError && error.code === 'not-a-file') return null;
    throw new OpsError('project-unreadable', `${told} cannot be read: ${messageOf(error)}`, {
      hint: 'Make it readable for yourself, then plan again.',
      exit: 'refused',
      cause: error,
    });
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
