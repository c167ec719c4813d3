import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { ManagerHost, ServiceManager, Unit } from '#services/ports/managers.ts';

import { pm2Control } from './pm2/control.ts';

/** Apps of PM2, asked over the socket of its daemon. The pm2 program would start a daemon where none runs. */
export default function pm2({ environment }: ManagerHost): ServiceManager {
  const home = environment.get('PM2_HOME') ?? (environment.home === null ? '/nowhere' : join(environment.home, '.pm2'));
  const socket = join(home, 'rpc.sock');
  const list = async (signal: AbortSignal): Promise<readonly Unit[]> => {
    const [{ look }, { unitsOf }] = await Promise.all([import('./pm2/look.ts'), import('./pm2/units.ts')]);
    return unitsOf(await look(home, signal), home);
  };
  return {
    name: 'pm2',
    available: async (signal) => existsSync(socket) && (await import('./pm2/rpc.ts')).listens(socket, signal),
    list,
    async status(names, signal) {
      const units = new Map((await list(signal)).map((unit) => [unit.name, unit]));
      return names.map((name) => units.get(name) ?? missing(name));
    },
    control: pm2Control(home),
    async leftBehind() {
      const { orphans } = await import('./pm2/orphans.ts');
      return (await orphans(home))?.map(({ name, pid }) => ({ unit: name, pid })) ?? null;
    },
  };
}

function missing(name: string): Unit {
  const nothing = { pid: null, startedAt: null, restarts: null, lastExit: null, memoryBytes: null };
  return { ...nothing, name, manager: 'pm2', state: 'not-found', description: '', wanted: false };
}
