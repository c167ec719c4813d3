import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realEnvironment } from '#services/adapters/environment.ts';
import pm2Manager from '#services/adapters/managers/pm2.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import { pm2Missing, realPm2 } from '../pm2/pm2.ts';
import { emptyScratch } from '../scratch.ts';
import type { Impostor, ManagerSubject } from './real-manager.ts';

const UNITS = {
  steady: 'steady',
  resting: 'resting',
  failing: 'failing',
  crashing: 'crashing',
  odd: `odd $(touch marker); 'a' "b" | & *`,
};

/** The adapter for the PM2 of a folder. */
export function pm2At(home: string): ServiceManager {
  const environment = { ...realEnvironment(), get: (name: string) => (name === 'PM2_HOME' ? home : undefined) };
  return pm2Manager({ shell: realShell(), environment });
}

/** The adapter with somebody on the socket who is no daemon of PM2. */
export async function pm2Impostor(talk: (socket: Socket) => void): Promise<Impostor & { readonly home: string }> {
  const home = await mkdtemp(join(tmpdir(), 'cpm-pm2-'));
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(join(home, 'rpc.sock'), resolve));
  return {
    home,
    manager: pm2At(home),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(home, { recursive: true });
    },
  };
}

/** A real PM2. */
export const pm2Subject: ManagerSubject = {
  name: 'pm2',
  missing: pm2Missing,
  async start() {
    const real = await realPm2();
    const script = async (name: string, text: string) => {
      await writeFile(join(real.home, name), text);
      return join(real.home, name);
    };
    const steady = await script('steady.js', 'console.log("hello"); setInterval(() => {}, 1000)');
    const failing = await script('failing.js', 'process.exit(3)');
    const crashing = await script('crashing.js', 'setTimeout(() => process.exit(7), 50)');
    const apps = [
      { name: UNITS.steady, script: steady },
      { name: UNITS.resting, script: steady },
      { name: UNITS.odd, script: steady },
      { name: UNITS.failing, script: failing, autorestart: false },
      { name: UNITS.crashing, script: crashing, exp_backoff_restart_delay: 100 },
    ];
    const file = await script('ecosystem.config.js', `module.exports = ${JSON.stringify({ apps })}`);
    await real.pm2('start', file);
    for (const name of [UNITS.resting, UNITS.odd]) await real.pm2('stop', name);
    return {
      manager: pm2At(real.home),
      units: UNITS,
      folder: real.home,
      env: { PM2_HOME: real.home },
      enter: [],
      hang: {
        freeze: () => void process.kill(real.daemonPid(), 'SIGSTOP'),
        thaw: () => void process.kill(real.daemonPid(), 'SIGCONT'),
      },
      [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
    };
  },
  garbage: () => pm2Impostor((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
  async absent() {
    const scratch = await emptyScratch();
    return { manager: pm2At(scratch.path), [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]() };
  },
};
