import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { supervisord } from '../supervisor/supervisord.ts';
import { type Ran, runMain } from './commands.ts';

/** A person with a real supervisord, and the built program. */
export interface SupervisorMachine extends AsyncDisposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  cpm(...args: readonly string[]): Promise<Ran>;
  service(name: string): Promise<Record<string, unknown>>;
}

const PROGRAMS = `
[program:api]
command=/bin/sh -c 'echo "api is up"; exec sleep 1000'
startsecs=0
[program:worker]
command=/bin/sh -c 'echo working; exec sleep 1000'
startsecs=0
autostart=false
[program:broken]
command=/bin/sh -c 'echo "port 7001 is taken"; exit 3'
startsecs=0
autostart=false
autorestart=false
`;

/** `url` is asked to know whether `api` is ready. */
export async function supervisorMachine(url: string): Promise<SupervisorMachine> {
  const real = await supervisord(PROGRAMS);
  const { folder } = real;
  const ready = { within: '3s', good: 2, every: '50ms' };
  const service = (unit: string, more: object = {}) => ({ id: unit, manager: 'supervisor', unit, ready, ...more });
  const config = {
    services: [service('api'), service('worker', { requires: ['api'] }), service('broken')],
    checks: [{ kind: 'http', id: 'front', url, dependsOn: 'service:api', timeout: '1s' }],
  };
  await mkdir(join(folder, 'config/cpm-console'), { recursive: true });
  await writeFile(join(folder, 'config/cpm-console/config.yaml'), JSON.stringify(config));
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C',
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_STATE_HOME: join(folder, 'state'),
    SUPERVISOR_SOCKET: real.socket,
  };
  const cpm = (...args: readonly string[]) => runMain(env, folder, args);
  return {
    folder,
    env,
    cpm,
    async service(name) {
      const { json } = await cpm('service', 'status', name, '--json');
      return (json()['services'] as Record<string, unknown>[])[0] ?? {};
    },
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  };
}
