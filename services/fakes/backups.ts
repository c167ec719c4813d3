import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { Backup, BackupEntry, Backups, BackupSource, BackupVerdict } from '#services/ports/backups.ts';

/** Something below a source; the path is relative to it, empty for the source itself. */
export interface FakeNode {
  readonly path: string;
  readonly kind: BackupEntry['kind'];
  readonly text?: string;
  /** Larger than the text that stands for it. */
  readonly bytes?: number;
  readonly modifiedAt: number;
  readonly database?: boolean;
}

interface Around {
  readonly now: () => number;
  /** What lies there now; null for nothing. */
  readonly tree: (source: BackupSource) => readonly FakeNode[] | null;
  readonly folder?: string;
  /** Those that were made before. */
  readonly past?: {
    readonly sources: readonly BackupSource[];
    readonly made: readonly {
      readonly at: number;
      readonly verifiedAt: number | null;
      readonly testedAt: number | null;
    }[];
  };
}

interface Kept {
  backup: Backup;
  readonly sources: readonly BackupSource[];
  readonly entries: readonly BackupEntry[];
  /** What somebody broke in it. */
  readonly problems: string[];
}

/** Backups of a made-up machine. `breakOne` is what a bad disk does; `restored` says what is where. */
export function fakeBackups({
  now,
  tree,
  folder = '/home/ana/.local/state/cpm-console/backups',
  past,
}: Around): Backups & {
  breakOne(id: string, problem: string): void;
  readonly restored: Map<string, readonly BackupEntry[]>;
} {
  const kept = new Map<string, Kept>();
  const restored = new Map<string, readonly BackupEntry[]>();
  /** By where what lay there was moved to. */
  const put = new Set<string>();
  let last = 0;

  const of = (id: string): Kept => {
    const found = kept.get(id);
    if (found !== undefined) return found;
    throw new OpsError('no-backup', `There is no backup ${id}.`, {
      hint: 'cpm-console backup list shows those there are.',
      exit: 'usage',
    });
  };

  const looked = (id: string, mark: (at: number) => Partial<Backup>): BackupVerdict => {
    const one = of(id);
    const { files, contentBytes } = one.backup;
    if (one.problems.length === 0) one.backup = { ...one.backup, ...mark(now()) };
    return { ok: one.problems.length === 0, files, bytes: contentBytes, problems: one.problems };
  };

  const make = (sources: readonly BackupSource[], about: Pick<Backup, 'at' | 'run' | 'quiesced'>): Backup => {
    const there = sources.flatMap((source) => {
      const nodes = tree(source);
      if (nodes !== null) return [{ source, nodes }];
      if (!source.required) return [];
      throw missingSource(source);
    });
    if (there.length === 0)
      throw new OpsError('nothing-to-back-up', 'None of the folders that are backed up is there.', {
        exit: 'nothingToDo',
      });
    const entries = there.flatMap(({ source, nodes }) => nodes.map((node) => entryOf(source.name, node)));
    const id = idAt(about.at, (last += 1));
    const contentBytes = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    const backup: Backup = {
      ...about,
      id,
      store: 'archive',
      place: `${folder}/${id}.tar.zst`,
      bytes: Math.round(contentBytes / 3),
      contentBytes,
      files: entries.filter(({ kind }) => kind === 'file').length,
      sources: there.map(({ source: { name, path, exclude } }) => ({
        name,
        path,
        ...(exclude !== undefined && { exclude }),
      })),
      left: [],
      verifiedAt: null,
      testedAt: null,
    };
    kept.set(id, { backup, sources: there.map(({ source }) => source), entries, problems: [] });
    return backup;
  };

  for (const { at, ...marks } of past?.made ?? []) {
    const { id } = make(past?.sources ?? [], { at, run: null, quiesced: false });
    const one = of(id);
    one.backup = { ...one.backup, ...marks };
  }

  return {
    restored,
    breakOne: (id, problem) => void of(id).problems.push(problem),
    async create({ sources, run, quiesced, signal, progress }) {
      signal.throwIfAborted();
      const backup = make(sources, { at: now(), run, quiesced });
      progress?.(backup.contentBytes, backup.contentBytes);
      return backup;
    },
    list: async () =>
      [...kept.values()]
        .map(({ backup }) => asOf(backup, now()))
        .filter(({ at }) => at <= now())
        .toSorted((one, other) => other.at - one.at),
    async entries(id, { folder: inside, most = 5000 } = {}) {
      const { entries } = of(id);
      return entries.filter(({ path }) => inside === undefined || parentOf(path) === inside).slice(0, most);
    },
    verify: async (id) => looked(id, (at) => ({ verifiedAt: at })),
    test: async (id) => looked(id, (at) => ({ verifiedAt: at, testedAt: at })),
    async diff(id, _signal, most = 1000) {
      const { sources, entries } = of(id);
      const before = new Map(entries.map((entry) => [entry.path, entry]));
      const live = sources.flatMap((source) => (tree(source) ?? []).map((node) => entryOf(source.name, node)));
      const after = new Set(live.map(({ path }) => path));
      const added = live.filter(({ path }) => !before.has(path)).map(({ path }) => path);
      const changed = live.filter((one) => differs(before.get(one.path), one)).map(({ path }) => path);
      const removed = entries.filter(({ path }) => !after.has(path)).map(({ path }) => path);
      const counts = { added: added.length, changed: changed.length, removed: removed.length };
      return { added: added.slice(0, most), changed: changed.slice(0, most), removed: removed.slice(0, most), counts };
    },
    async restore(id, { into, paths }) {
      const { entries, problems } = of(id);
      if (problems.length > 0)
        throw new OpsError('backup-damaged', `The backup ${id} is damaged: ${problems[0]}.`, { exit: 'critical' });
      if (restored.has(into))
        throw new OpsError('not-empty', `${into} is not empty; nothing was restored.`, { exit: 'refused' });
      const missing = paths?.find((path) => !entries.some((entry) => isAt(entry.path, path)));
      if (missing !== undefined)
        throw new OpsError('no-such-path', `There is no ${missing} in the backup.`, { exit: 'usage' });
      const chosen = entries.filter(({ path }) => paths?.some((one) => isAt(path, one)) ?? true);
      restored.set(into, chosen);
      const files = chosen.filter(({ kind }) => kind === 'file');
      return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    async putBack(id, place) {
      const { entries, problems } = of(id);
      if (problems.length > 0)
        throw new OpsError('backup-damaged', `The backup ${id} is damaged: ${problems[0]}.`, { exit: 'critical' });
      const files = entries.filter(({ kind, path }) => kind === 'file' && isAt(path, place.entry));
      put.add(place.aside);
      return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
    takeBack: async ({ aside }) => void put.delete(aside),
    isPutBack: async ({ aside }) => put.has(aside),
    forget: async ({ aside }) => void put.delete(aside),
    tidy: async () => undefined,
    async remove(id) {
      of(id);
      kept.delete(id);
    },
  };
}

function entryOf(
  source: string,
  { path, kind, text = '', bytes, modifiedAt, database = false }: FakeNode,
): BackupEntry {
  const isFile = kind === 'file';
  return {
    path: path === '' ? source : `${source}/${path}`,
    kind,
    bytes: isFile ? (bytes ?? text.length) : 0,
    mode: kind === 'folder' ? 0o700 : 0o600,
    modifiedAt,
    sha256: isFile ? fingerprint(`${text}${bytes ?? ''}`).repeat(8) : null,
    target: kind === 'link' ? text : null,
    database,
  };
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const isAt = (path: string, wanted: string): boolean => path === wanted || path.startsWith(`${wanted}/`);

function differs(before: BackupEntry | undefined, now: BackupEntry): boolean {
  return (
    before !== undefined && (before.kind !== now.kind || before.sha256 !== now.sha256 || before.target !== now.target)
  );
}

function idAt(at: number, count: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  return `backup-${date.replaceAll('-', '')}-${time.replaceAll(':', '')}-${count.toString(16).padStart(4, '0')}`;
}

function missingSource({ name, path }: BackupSource): OpsError {
  return new OpsError('source-missing', `The source ${name} (${path}) cannot be backed up: it is not there.`, {
    exit: 'refused',
  });
}

/** What was known of a backup at a moment. */
function asOf(backup: Backup, now: number): Backup {
  const upTo = (at: number | null): number | null => (at === null || at > now ? null : at);
  return { ...backup, verifiedAt: upTo(backup.verifiedAt), testedAt: upTo(backup.testedAt) };
}
