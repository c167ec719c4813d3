import type { BackupsDesk } from '#screens/backups/desk.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { Backup, BackupEntry } from '#store/backups.ts';

import { NOW } from '../machine.ts';

const HOUR = 3_600_000;
const FOLDER = '/home/ana/.local/state/cpm-console/backups';

const backup = (id: string, hours: number, change: Partial<Backup> = {}): Backup => ({
  id,
  at: NOW - hours * HOUR,
  store: 'archive',
  place: `${FOLDER}/${id}.tar.zst`,
  bytes: 125_829_120,
  contentBytes: 471_859_200,
  files: 1204,
  sources: [
    { name: 'claude-pm', path: '/home/ana/.claude-pm' },
    { name: 'config', path: '/home/ana/.config/cpm-console' },
    { name: 'state', path: '/home/ana/.local/state/cpm-console' },
  ],
  left: [],
  run: null,
  quiesced: false,
  verifiedAt: NOW - hours * HOUR,
  testedAt: null,
  ...change,
});

export const BACKUPS: readonly Backup[] = [
  backup('backup-20261120-083000-a1b2', 6, {
    testedAt: NOW - 6 * HOUR,
    run: 'recover-20261120-083000-a1b2',
    quiesced: true,
    left: [{ path: 'claude-pm/bus.sock', why: 'a socket' }],
  }),
  backup('backup-20261119-083000-c3d4', 30, { verifiedAt: null }),
  backup('backup-20261113-083000-e5f6', 174),
];

const entry = (path: string, bytes: number, kind: BackupEntry['kind'] = 'file'): BackupEntry => ({
  path,
  kind,
  bytes,
  mode: 0o600,
  modifiedAt: NOW - 40 * HOUR,
  sha256: kind === 'file' ? 'ab'.repeat(32) : null,
  target: null,
  database: path.endsWith('.db'),
});

const ENTRIES: readonly BackupEntry[] = [
  entry('claude-pm/tasks', 0, 'folder'),
  entry('claude-pm/tasks/open.yaml', 12_400),
  entry('claude-pm/tasks/done.yaml', 88_000),
  entry('claude-pm/memory.db', 41_943_040),
  entry('config/config.yaml', 2210),
];

/** What the screen of backups asks, answered without a disk; `acts` keeps what was begun. */
export function fakeBackupsDesk(backups: readonly Backup[] = BACKUPS) {
  const acts: string[] = [];
  const reviewed = (what: string, asks: Partial<ServiceReview['asks']>) =>
    Promise.resolve<ServiceReview>({
      asks: {
        tier: 'interrupting',
        title: `${what}?`,
        commands: [`cpm-console backup ${what}`],
        button: what,
        ...asks,
      },
      blocked: null,
      notes: [],
      isNeeded: true,
      start() {
        acts.push(what);
        return Promise.resolve('backup-20261120-143205-a1b2');
      },
    });
  const desk: BackupsDesk = {
    list: () => Promise.resolve(backups),
    entries: () => Promise.resolve(ENTRIES),
    diff: () =>
      Promise.resolve([
        { state: 'gone', path: 'claude-pm/tasks/open.yaml', what: '' },
        { state: 'changed', path: 'config/config.yaml', what: '' },
        { state: 'new', path: 'claude-pm/tasks/next.yaml', what: '' },
      ]),
    prunePreview: () =>
      Promise.resolve({
        keeps: backups.slice(0, 2).map(({ id }, at) => ({ id, why: `newest ${at + 1} of 2` })),
        removes: backups.slice(2).map(({ id, bytes }) => ({ id, bytes })),
      }),
    freshFolder: (id) => `/home/ana/restored-${id}`,
    create: () => reviewed('create', {}),
    verify: (id) => reviewed(`verify ${id}`, {}),
    test: (id) => reviewed(`test ${id}`, {}),
    restore: (id, { into, paths }) => reviewed(`restore ${id} ${paths?.join(' ') ?? 'all'} into ${into}`, {}),
    putBack: (id, paths) => reviewed(`put back ${id} ${paths?.join(' ') ?? 'all'}`, {}),
    remove: (id) => reviewed(`remove ${id}`, { tier: 'irreversible', name: id }),
    prune: () => reviewed('prune', { tier: 'irreversible', name: 'prune' }),
  };
  return { desk: () => Promise.resolve(desk), acts };
}
