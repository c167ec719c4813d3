import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { joinPath, parentPath } from '#domain/path.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Copied, Entry, Workspace, Workspaces } from '#services/ports/workspace.ts';

interface FakeFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly modifiedAt: number;
}

/** A file by its path, or `null` for a folder. */
export type FakeDisk = Map<string, FakeFile | null>;

interface FakeOptions {
  readonly clock: Clock;
  readonly disk?: FakeDisk;
  /** Bytes that the disk holds. */
  readonly room?: number;
}

/** Folders in memory, without links; every folder that is asked for can be opened. Digests only stand for real ones. */
export function fakeWorkspaces({ clock, disk = new Map(), room = 2 ** 36 }: FakeOptions): Workspaces {
  return {
    open(root) {
      disk.set(root, disk.get(root) ?? null);
      return Promise.resolve(opened(root, disk, () => clock.now(), room));
    },
  };
}

function opened(root: string, disk: FakeDisk, now: () => number, room: number): Workspace {
  const inside = (path: string): string => {
    const plain = joinPath(path);
    if (path.startsWith('/') && (plain === root || plain.startsWith(`${root}/`))) return plain;
    throw fault('outside-root', `${path} is not inside ${root}, so it is left alone.`);
  };
  const below = (path: string): string[] => [...disk.keys()].filter((name) => `${name}/`.startsWith(`${path}/`));
  const free = (): number => {
    const used = [...disk.values()].reduce((sum, file) => sum + (file?.bytes.length ?? 0), 0);
    return room - used;
  };
  const folder = (path: string): void => {
    if (disk.get(path)) throw fault('not-a-folder', `A part of ${path} is not a folder.`);
    if (path !== root) folder(parentPath(path));
    disk.set(path, null);
  };
  const file = (path: string): FakeFile => {
    const found = disk.get(inside(path));
    if (found) return found;
    throw found === null
      ? fault('not-a-file', `${path} is a folder, not a file.`)
      : fault('missing', `There is nothing at ${path}.`);
  };
  const put = (path: string, made: FakeFile): void => {
    const before = disk.get(path);
    if (before === null) throw fault('not-a-file', `${path} is a folder, not a file.`);
    if (free() + (before?.bytes.length ?? 0) < made.bytes.length)
      throw fault('disk-full', `There is no room left on the disk of ${path}; nothing was changed there.`);
    folder(parentPath(path));
    disk.set(path, made);
  };
  const look = (path: string): Entry | null => {
    const found = disk.get(inside(path));
    if (found === undefined) return null;
    return found === null
      ? { kind: 'directory', bytes: 4096, mode: 0o755, modifiedAt: 0 }
      : { kind: 'file', bytes: found.bytes.length, mode: found.mode, modifiedAt: found.modifiedAt };
  };
  const move = (from: string, to: string, keep: boolean): Copied => {
    let files = 0;
    let bytes = 0;
    for (const name of below(from)) {
      const found = disk.get(name);
      if (found) put(to + name.slice(from.length), found);
      else folder(to + name.slice(from.length));
      files += found ? 1 : 0;
      bytes += found?.bytes.length ?? 0;
      if (!keep) disk.delete(name);
    }
    return { files, bytes, links: 0, leadingOut: [], skipped: [] };
  };
  const work = <Result>(todo: () => Result): Promise<Result> => Promise.resolve().then(todo);
  return {
    root,
    look: (path) => work(() => look(path)),
    exists: (path) => work(() => look(path) !== null),
    readBytes: (path, maxBytes = 2 ** 26) =>
      work(() => {
        if (look(path) === null) return null;
        const { bytes } = file(path);
        if (bytes.length > maxBytes) throw fault('too-large', `${path} has more than ${maxBytes} bytes.`);
        return bytes.slice();
      }),
    write: (path, data, { mode = 0o644 } = {}) =>
      work(() => {
        const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data.slice();
        put(inside(path), { bytes, mode: disk.get(inside(path))?.mode ?? mode, modifiedAt: now() });
      }),
    mkdir: (path) => work(() => folder(inside(path))),
    remove: (path) =>
      work(() => {
        if (inside(path) === root) throw fault('outside-root', `${root} itself is not removed from inside.`);
        for (const name of below(inside(path))) disk.delete(name);
      }),
    rename: (from, to) =>
      work(() => {
        if (look(from) === null) throw fault('missing', `There is nothing at ${from}.`);
        move(inside(from), inside(to), false);
      }),
    chmod: (path, mode) => work(() => void disk.set(inside(path), { ...file(path), mode })),
    copyTree: (from, to, { signal }) =>
      work(() => {
        if (signal.aborted) throw fault('cancelled', `The copy to ${to} was stopped.`);
        if (look(to) !== null) throw fault('exists', `There is already something at ${to}.`);
        if (`${inside(to)}/`.startsWith(`${joinPath(from)}/`)) throw fault('outside-root', `${to} is inside ${from}.`);
        if (!disk.has(joinPath(from))) throw fault('missing', `There is nothing at ${from}.`);
        return move(joinPath(from), inside(to), true);
      }),
    hashFile: (path, algorithm) =>
      work(() => fingerprint(file(path).bytes.join()).repeat(algorithm === 'sha256' ? 8 : 16)),
    freeBytes: () => work(free),
  };
}

function fault(code: string, message: string): OpsError {
  return new OpsError(code, message, { exit: code === 'cancelled' ? 'interrupted' : 'refused' });
}
