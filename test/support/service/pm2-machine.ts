import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';

import { until } from '../lab/until.ts';
import { realPm2 } from '../pm2/pm2.ts';
import { type Ran, runMain } from './commands.ts';

/** A web server that answers 503 while a file is there. */
const APP = `
const { createServer } = require('node:http');
const { existsSync } = require('node:fs');
const [, , bad, port] = process.argv;
console.log('api is up');
createServer((_, answer) => answer.writeHead(existsSync(bad) ? 503 : 200).end('{}')).listen(Number(port), '127.0.0.1');
`;

/** A person with a real PM2 that keeps a web server, and the built program. */
export interface Pm2Machine extends AsyncDisposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly daemonPid: () => number;
  pm2(...args: readonly string[]): Promise<void>;
  /** While this file is there the app answers 503. */
  readonly bad: string;
  cpm(...args: readonly string[]): Promise<Ran>;
  /** The app as `service status` tells it. */
  api(): Promise<Record<string, unknown>>;
}

export async function pm2Machine(): Promise<Pm2Machine> {
  const real = await realPm2();
  const folder = real.home;
  const bad = join(folder, 'bad');
  const port = await freePort();
  await writeFile(join(folder, 'api.js'), APP);
  await real.pm2('start', join(folder, 'api.js'), '--name', 'api', '--', bad, String(port));
  await until(() => answers(port), 'the app does not listen');
  await mkdir(join(folder, '.config/cpm-console'), { recursive: true });
  const ready = { within: '4s', good: 2, every: '50ms' };
  const config = {
    services: [{ id: 'api', manager: 'pm2', unit: 'api', ready }],
    checks: [
      { kind: 'http', id: 'front', url: `http://127.0.0.1:${port}/health`, dependsOn: 'service:api', timeout: '1s' },
    ],
  };
  await writeFile(join(folder, '.config/cpm-console/config.yaml'), JSON.stringify(config));
  const env = { PATH: process.env['PATH'], HOME: folder, LANG: 'C', PM2_HOME: folder };
  const cpm = (...args: readonly string[]) => runMain(env, folder, args);
  return {
    folder,
    env,
    bad,
    cpm,
    daemonPid: () => real.daemonPid(),
    pm2: (...args) => real.pm2(...args),
    async api() {
      const { json } = await cpm('service', 'status', 'api', '--json');
      return (json()['services'] as Record<string, unknown>[])[0] ?? {};
    },
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
