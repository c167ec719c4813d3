import type { Clock } from '#services/ports/clock.ts';
import type { Processes } from '#services/ports/processes.ts';

import { downNow, SERVICES } from './services.ts';
import { BOOT, MIB, PORT_TAKEN } from './times.ts';

/** The processes of the services that run, and the one that took port 7001. */
export function demoProcesses(clock: Clock): Processes {
  return {
    list() {
      const now = clock.now();
      const running = SERVICES.filter((service) => downNow(service, now) === null);
      const own = running.map(({ id, pid, manager, startedAt, memoryMib }) => ({
        pid,
        parent: manager === 'pm2' ? 2001 : 1,
        name: manager === 'pm2' ? 'node' : id,
        commandLine: manager === 'pm2' ? `node ${id}/dist/server.js` : `/usr/bin/${id}`,
        state: 'S',
        startedAt,
        rssBytes: memoryMib * MIB,
        cpuMs: Math.round((now - startedAt) * 0.01),
      }));
      const fixed = { parent: 1, state: 'S', rssBytes: 40 * MIB };
      return Promise.resolve([
        { ...fixed, pid: 1, parent: 0, name: 'systemd', commandLine: '/sbin/init', startedAt: BOOT, cpuMs: 90_000 },
        { ...fixed, pid: 2001, name: 'PM2', commandLine: 'PM2 v7.0.4: God Daemon', startedAt: BOOT, cpuMs: 400_000 },
        ...own,
        ...(now < PORT_TAKEN
          ? []
          : [
              {
                ...fixed,
                pid: 4127,
                name: 'node',
                commandLine: 'node preview.js --port 7001',
                startedAt: PORT_TAKEN - 60_000,
                cpuMs: 900,
              },
            ]),
      ]);
    },
  };
}
