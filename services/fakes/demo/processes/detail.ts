import { HOME } from '#services/fakes/demo/projects.ts';
import { SERVICES } from '#services/fakes/demo/services.ts';
import { MIB } from '#services/fakes/demo/times.ts';
import type { OpenFile, ProcessDetail, Socket } from '#services/ports/processes.ts';

import { type Member, usageAt } from './cast.ts';

const file = (fd: number, path: string, extra: Partial<OpenFile> = {}): OpenFile => ({
  fd,
  kind: 'file',
  path,
  deleted: false,
  sizeBytes: null,
  ...extra,
});

/** What ana may see of a made-up process: of her own all, of others what the kernel shows everybody. */
export function detailAt(one: Member, now: number): ProcessDetail {
  const own = one.user === 'ana';
  const files = [
    file(0, '/dev/null', { kind: 'device' }),
    file(1, `${HOME}/.pm2/logs/${one.name}-out.log`),
    file(2, `${HOME}/.pm2/logs/${one.name}-error.log`),
    file(18, 'socket:[81420]', { kind: 'socket' }),
    file(21, '/tmp/upload-7f31.part', { deleted: true, sizeBytes: 212 * MIB }),
  ];
  const cgroup = cgroupOf(one);
  return {
    ...usageAt(one, now),
    threads: one.kernel ? 1 : 11,
    folder: own ? `${HOME}/projects` : null,
    program: own ? (one.commandLine.startsWith('node') ? '/usr/bin/node' : `/usr/bin/${one.name}`) : null,
    cgroup,
    unit: cgroup?.split('/').at(-1) ?? null,
    sockets: own ? socketsOf(one) : null,
    files: own ? files : null,
    fileCount: own ? files.length : null,
  };
}

function socketsOf({ port }: Member): Socket[] {
  if (port === undefined || port === null) return [];
  const address = '127.0.0.1';
  return [
    { protocol: 'tcp', address, port, peer: null, state: 'listening' },
    { protocol: 'tcp', address, port, peer: { address, port: 51_822 }, state: 'connected' },
  ];
}

function cgroupOf(one: Member): string | null {
  const unit = SERVICES.find(({ pid, manager }) => pid === one.pid && manager === 'systemd')?.unit;
  if (unit !== undefined) return `/system.slice/${unit}`;
  return one.user === 'ana' ? '/user.slice/user-1000.slice/session-2.scope' : null;
}
