import { realEnvironment } from '#services/adapters/environment.ts';
import supervisor from '#services/adapters/managers/supervisor.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import { emptyScratch } from '../scratch.ts';
import { supervisord, supervisorMissing } from '../supervisor/supervisord.ts';
import { httpThat, impostor } from './impostor.ts';
import type { ManagerSubject } from './real-manager.ts';

const program = (name: string, exec: string, more: string): string => `[program:${name}]
command=/bin/sh -c '${exec}'
environment=CANARY="canary-secret"
startsecs=0
${more}
`;
const ODD = 'odd$(id)&<a>\'"';
const PROGRAMS = [
  program('steady', 'echo steady; exec sleep 1000', 'autostart=true'),
  program('resting', 'exec sleep 1000', 'autostart=false\nautorestart=false'),
  program('failing', 'exit 3', 'autostart=false\nautorestart=false'),
  program('crashing', 'exit 7', 'autostart=true\nstartsecs=1\nstartretries=1000'),
  program(ODD, 'exec sleep 1000', 'autostart=false'),
  `[group:team]\nprograms=${ODD}\n`,
].join('\n');

/** A real supervisord. */
export const supervisorSubject: ManagerSubject = {
  name: 'supervisor',
  missing: supervisorMissing,
  async start() {
    const real = await supervisord(PROGRAMS);
    return {
      manager: supervisorAt(real.socket),
      units: { steady: 'steady', resting: 'resting', failing: 'failing', crashing: 'crashing', odd: `team:${ODD}` },
      folder: real.folder,
      env: { SUPERVISOR_SOCKET: real.socket },
      enter: [],
      hang: {
        freeze: () => void process.kill(real.pid, 'SIGSTOP'),
        thaw: () => void process.kill(real.pid, 'SIGCONT'),
      },
      [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
    };
  },
  async garbage() {
    const other = await impostor(httpThat(200, '<html>502 Bad Gateway</html>'));
    return { manager: supervisorAt(other.socket), [Symbol.asyncDispose]: () => other[Symbol.asyncDispose]() };
  },
  async absent() {
    const empty = await emptyScratch();
    return { manager: supervisorAt(`${empty.path}/none`), [Symbol.asyncDispose]: () => empty[Symbol.asyncDispose]() };
  },
};

/** The adapter on a socket, without any configuration. */
export function supervisorAt(socket: string, confs: readonly string[] = []): ServiceManager {
  const get = (name: string) => (name === 'SUPERVISOR_SOCKET' ? socket : undefined);
  return supervisor({ shell: realShell(), environment: { ...realEnvironment(), get } }, confs);
}
