import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import type { Backup } from '#services/ports/backups.ts';

import { archiveSink } from './archive-sink.ts';
import { isFull, noSpace, sourceMissing } from './errors.ts';
import { lineOf, type KeptEntry } from './format.ts';
import { backupOf } from './list.ts';
import { MANIFEST } from './manifest-name.ts';
import type { Job, Store } from './messages.ts';
import { type Notes, writeNotes } from './notes.ts';
import { packerOf } from './pack.ts';
import { resticSink } from './restic-sink.ts';
import type { Sink } from './sink.ts';
import { measure, type OpenSource, present } from './sources.ts';
import { freeBytes, RESERVE } from './space.ts';
import { headerOf, paddingOf } from './tar-entry.ts';
import { type Sealed, trailerOf } from './trailer.ts';
import { walk } from './walk.ts';
import { tidy, unfinished } from './work-files.ts';

/** More things that could not be kept than anybody reads. */
const MOST_LEFT = 500;

type Progress = (bytes: number, total: number | null, path: string) => void;
type Create = Extract<Job, { type: 'create' }>;

/** Writes a backup; nothing is left behind when it fails. */
export async function create(job: Create, store: Store, progress: Progress): Promise<Backup> {
  const { folder } = store;
  privateDir(folder);
  tidy(folder);
  const never = [realpathSync(Buffer.from(folder), { encoding: 'buffer' })];
  const told = leftOf();
  const sources = present(job.sources, (path, why) => told.add(path, why));
  if (sources.length === 0)
    throw new OpsError('nothing-to-back-up', 'None of the folders that are backed up is there.', {
      hint: 'Name your own under backup.sources in the configuration.',
      exit: 'nothingToDo',
    });
  const total = measure(sources, never).bytes;
  const free = freeBytes(folder);
  // What restic keeps may lie anywhere and may be there already.
  if (store.store === 'archive' && free < total + RESERVE) throw noSpace(folder, total + RESERVE - free);
  const workFile = unfinished(folder, job.id, 'work');
  const kept = store.store === 'restic' ? inRestic(store, job.id) : inArchive(folder, job.id);
  const { sink } = kept;
  try {
    const content = await packAll({
      sink,
      sources,
      never,
      workFile,
      told,
      progress: (done, path) => progress(done, total, path),
    });
    const sealed = await seal(sink, job, sources, content, told.all());
    const { place, bytes, restic } = kept.finish(sealed);
    const notes: Notes = { sealed, verifiedAt: null, testedAt: null, restic };
    writeNotes(folder, notes);
    flush(folder);
    return backupOf(notes, place, bytes);
  } catch (thrown) {
    if (isFull(errno(thrown))) throw noSpace(folder, Math.max(RESERVE, total - sink.written));
    throw thrown;
  } finally {
    kept.drop();
  }
}

/** Where a backup is being kept. */
interface Keeping {
  readonly sink: Sink;
  /** Makes it last; from then on it is a backup. */
  finish(sealed: Sealed): { readonly place: string; readonly bytes: number | null; readonly restic?: Notes['restic'] };
  /** Takes away what is not finished. */
  drop(): void;
}

function inArchive(folder: string, id: string): Keeping {
  const part = unfinished(folder, id, 'part');
  const sink = archiveSink(part);
  return {
    sink,
    finish(sealed) {
      sink.finish(trailerOf(sealed));
      const place = join(folder, `${id}.tar.zst`);
      renameSync(part, place);
      return { place, bytes: sink.written };
    },
    drop() {
      sink.drop();
      rmSync(part, { force: true });
    },
  };
}

function inRestic(store: Store, id: string): Keeping {
  const repository = store.restic?.repository ?? '';
  const sink = resticSink(store, repository, id);
  return {
    sink,
    finish: () => ({ place: repository, bytes: null, restic: { repository, ...sink.snapshots() } }),
    drop: () => sink.drop(),
  };
}

interface Content {
  readonly lines: readonly string[];
  readonly files: number;
  readonly bytes: number;
}

interface Packing {
  readonly sink: Sink;
  readonly sources: readonly OpenSource[];
  readonly never: readonly Buffer[];
  readonly workFile: string;
  readonly told: ReturnType<typeof leftOf>;
  readonly progress: (bytes: number, path: string) => void;
}

async function packAll({ sink, sources, never, workFile, told, progress }: Packing): Promise<Content> {
  const lines: string[] = [];
  let [files, bytes, read] = [0, 0, 0];
  const kept = (entry: KeptEntry): void => {
    lines.push(lineOf(entry));
    if (entry.kind !== 'file' || entry.stale) return;
    files += 1;
    bytes += entry.bytes;
  };
  for (const { name, path: place, real, isExcluded, required } of sources) {
    const left = (path: string, why: string, isKept = false): void => {
      if (required && !isKept && why.startsWith('no right')) throw sourceMissing(name, place, `${path}: ${why}`);
      told.add(path, why);
    };
    const inSource = (path: string): string => (path === '' ? name : `${name}/${path}`);
    const pack = packerOf({ sink, kept, left, workFile, progress: (more, path) => progress((read += more), path) });
    const options = { isExcluded, never, left: (path: string, why: string) => left(inSource(path), why) };
    for (const found of walk(real, options)) await pack(found, inSource(found.path));
  }
  return { lines, files, bytes };
}

/** Puts the manifest behind the content. */
async function seal(
  sink: Sink,
  { id, at, run, quiesced }: Create,
  sources: readonly OpenSource[],
  { lines, files, bytes }: Content,
  left: Sealed['left'],
): Promise<Sealed> {
  const start = await sink.manifest();
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const facts = { mode: 0o600, modifiedAt: at, uid: 0, gid: 0, target: null };
  await sink.write(headerOf({ path: MANIFEST, kind: 'file', bytes: text.length, ...facts }));
  await sink.write(text);
  await sink.write(Buffer.alloc(paddingOf(text.length) + 1024));
  const sum = await sink.end();
  return {
    schema: 1,
    id,
    at,
    contentBytes: bytes,
    files,
    sources: sources.map(({ name, path, exclude }) => ({ name, path, ...(exclude !== undefined && { exclude }) })),
    left,
    run,
    quiesced,
    manifest: { bytes: text.length, sha256: createHash('sha256').update(text).digest('hex'), at: start },
    crc32: sum,
  };
}

/** What could not be kept; beyond what anybody reads, only how much more there is. */
function leftOf() {
  const kept: { path: string; why: string }[] = [];
  let more = 0;
  return {
    add(path: string, why: string) {
      if (kept.length < MOST_LEFT) kept.push({ path, why });
      else more += 1;
    },
    all: () => (more === 0 ? kept : [...kept, { path: '...', why: `and ${more} more` }]),
  };
}

/** Makes a rename last. */
export function flush(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
