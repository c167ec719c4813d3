import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { MAIN } from '../support/console.ts';
import { until } from '../support/lab/until.ts';
import { type SystemdMachine, systemdMachine } from '../support/service/systemd-machine.ts';
import { systemdMissing } from '../support/systemd/user-manager.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

const missing = systemdMissing();

/** Listens on the port it is told, or says why not and ends, as most servers do. */
const SERVER = `
const port = Number(process.argv[2]);
require('node:net').createServer().listen(port, '127.0.0.1', () => console.log('listening'));
`;

let machine: SystemdMachine;
const made: AsyncDisposable[] = [];
beforeAll(async () => {
  if (missing !== null) return;
  made.push((machine = await systemdMachine()));
}, 60_000);
afterAll(async () => {
  for (const each of made) await each[Symbol.asyncDispose]();
});
beforeEach((context) => {
  if (missing !== null) context.skip(missing);
});

/** A service that failed because somebody holds its port, and the console on what mends it. */
async function portTaken() {
  const port = await freePort();
  const server = join(machine.folder, 'server.cjs');
  await writeFile(server, SERVER);
  const holder = spawn(process.execPath, [server, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = once(holder, 'exit');
  await once(holder.stdout, 'data');
  const log = join(machine.folder, 'api.log');
  await machine.unit(
    'api',
    `exec ${process.execPath} ${server} ${port}`,
    `StandardOutput=append:${log}\nStandardError=append:${log}`,
  );
  await machine.configure({
    services: [
      {
        id: 'api',
        manager: 'systemd-user',
        unit: 'api.service',
        critical: true,
        logs: [log],
        ready: { within: '10s', good: 2, every: '50ms' },
      },
    ],
  });
  await machine.systemctl('stop', 'api');
  await machine.systemctl('start', 'api');
  const stateOf = async () => (await machine.systemctl('show', '--property=ActiveState', '--value', 'api')).trim();
  await until(async () => (await stateOf()) === 'failed', 'the service did not fail');

  const env = { ...machine.env, LANG: 'C.UTF-8', TERM: plainEnv()['TERM'] ?? 'xterm' } as Record<string, string>;
  const opened = () => new Session(process.execPath, [MAIN], { cols: 120, rows: 36, env, cwd: machine.folder });
  return { port, holder, gone, stateOf, env, opened };
}

it('leads by keys from a failed service to who holds its port, and to the service running again', async () => {
  const { port, holder, gone, stateOf, opened } = await portTaken();
  await using session = opened();
  await session.waitFor(/api +.*failed/);
  session.press('R');
  await session.waitFor(new RegExp(`port ${port} is held by .*pid ${holder.pid}`));
  expect(session.screen()).toMatch(/api failed/);
  expect(session.screen()).toContain(`1  Free port ${port} and restart it`);
  session.press('1');
  await session.waitFor(`kill -TERM ${holder.pid}`);
  expect(session.screen()).toContain('systemctl --user restart api.service');
  session.press('2');
  await session.waitFor(/✔ End \d+ .*restart api.*done/);
  await gone;
  expect(await stateOf()).toBe('active');
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
}, 90_000);

it('goes on with a mend that was killed once the port was free, and starts the service once', async () => {
  const { gone, stateOf, env, opened } = await portTaken();
  const mend = [MAIN, 'diagnose', 'api', '--fix', 'best', '--yes'];
  const killed = spawn(process.execPath, mend, { env, cwd: machine.folder, stdio: 'ignore' });
  const ended = once(killed, 'exit');
  await gone;
  killed.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  await using session = opened();
  await session.waitFor('stopped at');
  session.press('8');
  await session.waitFor(/❯ ⚠ .*stopped half way/);
  await session.waitFor('r resume');
  session.press('r');
  await session.waitFor(/✔ End \d+ .*restart api.*done/);
  expect(await stateOf()).toBe('active');
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
}, 90_000);

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
