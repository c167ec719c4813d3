import type { Environment } from '#services/ports/environment.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import type { Talk } from './ask.ts';
import { containerControl } from './control.ts';
import type { Engine } from './engine.ts';

/** Containers of one engine, asked over its socket. */
export function containers(engine: Engine, environment: Environment): ServiceManager {
  let last: string | null = null;
  const talk = async (signal: AbortSignal): Promise<Talk> => {
    const { findSocket } = await import('./door.ts');
    last = await findSocket(engine, environment);
    return { engine: engine.name, socket: last, signal };
  };
  return {
    name: engine.name,
    async available(signal) {
      const { listens } = await import('#services/adapters/managers/support/listens.ts');
      return talk(signal).then(
        ({ socket }) => listens(socket, signal),
        () => false,
      );
    },
    list: async (signal) => (await import('./look.ts')).listOf(await talk(signal)),
    status: async (names, signal) => (await import('./look.ts')).statusOf(await talk(signal), names),
    control: containerControl(engine, environment, talk, () => last),
  };
}
