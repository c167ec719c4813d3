import { type DemoService, SERVICES } from '#services/fakes/demo/services.ts';
import { BOOT, DAY, GIB, HOUR, MIB, MINUTE, PORT_TAKEN } from '#services/fakes/demo/times.ts';
import type { DemoUnits } from '#services/fakes/demo/units.ts';
import type { ProcessUsage } from '#services/ports/processes.ts';

/** A made-up process: how it began and how busy it is. */
export interface Member {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly commandLine: string;
  readonly user: string;
  readonly startedAt: number;
  readonly rssBytes: number;
  /** Percent of one processor. */
  readonly cpu: number;
  /** Bytes a second. */
  readonly reads: number;
  readonly writes: number;
  readonly state?: string;
  readonly kernel?: boolean;
  readonly own?: boolean;
  readonly port?: number | null;
}

const calm = { reads: 0, writes: 0, cpu: 0.1 };
const KIB = 1024;

/** Beside the services: what starts them, ana's own programs, and threads of the kernel. */
const OTHERS: readonly Member[] = [
  member(1, 0, 'systemd', '/sbin/init', 'root', BOOT, 14, {}),
  kernel(2, 0, 'kthreadd'),
  kernel(17, 2, 'ksoftirqd/0'),
  kernel(212, 2, 'kworker/u16:3-events'),
  member(402, 1, 'systemd-journal', '/usr/lib/systemd/systemd-journald', 'root', BOOT, 38, { writes: 9 * KIB }),
  member(871, 1, 'sshd', 'sshd: /usr/sbin/sshd -D [listener]', 'root', BOOT, 9, { port: 22 }),
  member(1650, 1, 'systemd', '/usr/lib/systemd/systemd --user', 'ana', BOOT + 8 * MINUTE, 12, {}),
  member(2001, 1, 'PM2', 'PM2 v7.0.4: God Daemon', 'ana', BOOT, 58, { cpu: 0.4 }),
  member(3520, 1650, 'tmux', 'tmux: server', 'ana', BOOT + 2 * DAY, 7, {}),
  member(3522, 3520, 'bash', '-bash', 'ana', BOOT + 2 * DAY, 5, {}),
  member(3611, 3520, 'bash', '-bash', 'ana', BOOT + 3 * DAY, 5, {}),
  member(8814, 3522, 'node', 'node node_modules/.bin/vitest run', 'ana', PORT_TAKEN - 20 * MINUTE, 310, {
    cpu: 86,
    reads: 210 * KIB,
    writes: 1400 * KIB,
  }),
  member(8830, 8814, 'esbuild', 'esbuild --service=0.28.0 --ping', 'ana', PORT_TAKEN - 20 * MINUTE, 44, { cpu: 12 }),
  member(9012, 3611, 'cpm-console', 'cpm-console', 'ana', PORT_TAKEN + MINUTE, 118, { cpu: 1.2, own: true }),
];

const PREVIEW = member(4127, 3522, 'node', 'node preview.js --port 7001', 'ana', PORT_TAKEN - MINUTE, 40, {
  cpu: 0.6,
  port: 7001,
});

/** Everybody who runs at a moment. */
export function castAt(now: number, units: DemoUnits): readonly Member[] {
  const services = SERVICES.flatMap((service) => {
    const { pid, startedAt, frozen } = units.life(service);
    if (pid === null || startedAt === null) return [];
    const one = serviceOf({ ...service, pid, startedAt });
    return frozen ? [{ ...one, state: 'T' }] : [one];
  });
  return [...OTHERS, ...services, ...(now < PORT_TAKEN ? [] : [PREVIEW])];
}

/** As the kernel would count it at a moment. */
export function usageAt(one: Member, now: number): ProcessUsage {
  const lifeMs = Math.max(0, now - one.startedAt);
  // Somebody else's counters are not ana's to read.
  const io = (rate: number) => (one.user === 'ana' ? Math.round((rate * lifeMs) / 1000) : null);
  return {
    pid: one.pid,
    parent: one.parent,
    name: one.name.slice(0, 15),
    commandLine: one.commandLine,
    state: one.state ?? (one.cpu > 50 ? 'R' : 'S'),
    startedAt: one.startedAt,
    rssBytes: one.rssBytes,
    cpuMs: Math.round((lifeMs * one.cpu) / 100),
    own: one.own ?? false,
    user: one.user,
    kernel: one.kernel ?? false,
    readBytes: io(one.reads),
    writtenBytes: io(one.writes),
  };
}

const BUSY: Readonly<Record<string, Partial<Member>>> = {
  'memory-service': { cpu: 4.2 },
  postgres: { cpu: 2.8, rssBytes: 1.1 * GIB },
  search: { cpu: 7.5 },
  api: { cpu: 9.3, writes: 60 * KIB },
  web: { cpu: 3.1 },
  scheduler: { cpu: 0.7, reads: 12 * KIB },
};

function serviceOf({ id, pid, manager, startedAt, memoryMib, port }: DemoService): Member {
  const pm2 = manager === 'pm2';
  const program = pm2 ? `node ${id}/dist/server.js` : `/usr/bin/${id}`;
  const user = pm2 ? 'ana' : (USERS[id] ?? 'root');
  const extra = { port, ...BUSY[id] };
  return member(pid, pm2 ? 2001 : 1, pm2 ? 'node' : id, program, user, startedAt, memoryMib, extra);
}

const USERS: Readonly<Record<string, string>> = { postgres: 'postgres', redis: 'redis', nginx: 'www-data' };

function member(
  pid: number,
  parent: number,
  name: string,
  commandLine: string,
  user: string,
  startedAt: number,
  mib: number,
  extra: Partial<Member>,
): Member {
  return { ...calm, pid, parent, name, commandLine, user, startedAt, rssBytes: mib * MIB, ...extra };
}

function kernel(pid: number, parent: number, name: string): Member {
  return member(pid, parent, name, '', 'root', BOOT + HOUR / 3600, 0, { kernel: true, state: 'I', cpu: 0 });
}
