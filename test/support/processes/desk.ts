import { cardOf, type FoundDetail } from '#domain/processes/card.ts';
import { Commands } from '#domain/processes/commands.ts';
import type { Found } from '#domain/processes/look.ts';
import { type ProcessRow, rowsOf } from '#domain/processes/row.ts';
import type { ProcessesDesk } from '#screens/processes/desk.ts';

export const NOW = Date.UTC(2026, 10, 20, 14, 32, 0);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MIB = 2 ** 20;

const one = (pid: number, parent: number, commandLine: string, more: Partial<Found> = {}): Found => ({
  pid,
  parent,
  startedAt: NOW - 3 * DAY + pid,
  name: 'node',
  commandLine,
  state: 'S',
  rssBytes: 40 * MIB,
  cpuMs: 0,
  user: 'ana',
  readBytes: 0,
  writtenBytes: 0,
  kernel: false,
  own: false,
  ...more,
});
const root = { user: 'root', readBytes: null, writtenBytes: null };

/** A machine of ana's: busy, with everything that stands out once. */
export const MACHINE: readonly Found[] = [
  one(1, 0, '/sbin/init', root),
  one(2, 0, '', { ...root, name: 'kthreadd', kernel: true, rssBytes: 0, state: 'I' }),
  one(17, 2, '', { ...root, name: 'kworker/0:1', kernel: true, rssBytes: 0, cpuMs: 700, state: 'I' }),
  one(18, 2, '', { ...root, name: 'ksoftirqd/1', kernel: true, rssBytes: 0, state: 'S' }),
  one(980, 1, '/usr/bin/postgres -D /var/lib/postgresql/17', {
    ...root,
    user: 'postgres',
    rssBytes: 1126 * MIB,
    cpuMs: 28,
  }),
  one(3522, 1, '-bash', { rssBytes: 5 * MIB }),
  one(4127, 3522, 'node preview.js --port 7001', { startedAt: NOW - 5 * MINUTE, cpuMs: 6 }),
  one(4130, 4127, 'node child.js --token=hunter2hunter2', { startedAt: NOW - 4 * MINUTE }),
  one(4200, 3522, 'node "evil\u001b[2J\nname"', { startedAt: NOW - 3 * MINUTE, state: 'T' }),
  one(4300, 3522, '', { name: 'esbuild', startedAt: NOW - 3 * MINUTE, state: 'Z', rssBytes: 0 }),
  one(8814, 3522, 'node node_modules/.bin/vitest run', {
    startedAt: NOW - 20 * MINUTE,
    state: 'R',
    rssBytes: 310 * MIB,
    cpuMs: 860,
    writtenBytes: 1_400_000,
  }),
  one(9012, 3522, 'cpm-console', { startedAt: NOW - 2 * MINUTE, own: true, cpuMs: 12 }),
];

const DETAIL = {
  threads: 11,
  folder: '/home/ana/projects/web-shop',
  program: '/usr/bin/node',
  cgroup: '/user.slice/user-1000.slice/session-2.scope',
  unit: 'session-2.scope',
  sockets: [
    { protocol: 'tcp', address: '127.0.0.1', port: 7001, peer: null, state: 'listening' },
    {
      protocol: 'tcp',
      address: '127.0.0.1',
      port: 7001,
      peer: { address: '127.0.0.1', port: 51_822 },
      state: 'connected',
    },
  ],
  files: [
    { fd: 0, kind: 'device', path: '/dev/null', deleted: false, sizeBytes: null },
    { fd: 3, kind: 'pipe', path: 'pipe:[1]', deleted: false, sizeBytes: null },
    { fd: 18, kind: 'file', path: '/home/ana/projects/web-shop/preview.log', deleted: false, sizeBytes: null },
    { fd: 21, kind: 'file', path: '/tmp/upload\u001b[2J.part', deleted: true, sizeBytes: 212 * MIB },
  ],
  fileCount: 4,
} as const;

/** What the composition root answers about processes; `calls` records signals, `looks` counts, `machine` may be changed. */
export function fakeProcesses(machine: readonly Found[] = MACHINE) {
  const calls: string[] = [];
  const state = { machine, looks: 0, failing: '' };
  const commands = new Commands((text) => text);
  let rows: readonly ProcessRow[] | null = null;
  const look = async (): Promise<readonly ProcessRow[]> => {
    if (state.failing !== '') throw new Error(state.failing);
    state.looks += 1;
    const before = state.machine.map((each) => ({ ...each, cpuMs: 0, writtenBytes: each.writtenBytes && 0 }));
    rows = rowsOf({ atMs: 0, processes: before }, { atMs: 1000, processes: state.machine }, commands.of);
    return rows;
  };
  const desk: ProcessesDesk = {
    look,
    latest: () => rows,
    async card({ pid }) {
      const all = await look();
      const found = state.machine.find((each) => each.pid === pid);
      const hidden = { folder: null, program: null, sockets: null, files: null, fileCount: null };
      const detail = found && { ...DETAIL, ...(found.user === 'ana' ? {} : hidden), ...found };
      return detail === undefined ? null : cardOf(detail satisfies FoundDetail, all);
    },
    async send({ pid }, signal) {
      calls.push(`${signal} ${pid}`);
      return `end-process-20261120-143205-${pid}`;
    },
  };
  return { desk, calls, state, processes: () => Promise.resolve(desk) };
}
