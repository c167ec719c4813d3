import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MAIN } from '../console.ts';
import { type Ran, runMain } from '../service/commands.ts';

const SERVER = `
const http = require('node:http');
console.log('token', process.env.API_TOKEN);
http.createServer((_, answer) => answer.end('ok')).listen(Number(process.argv[2]), '127.0.0.1');
`;

export const SECRET = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

/** Somebody whose service `api` no manager keeps, with the built program. */
export interface PlainMachine extends AsyncDisposable {
  readonly folder: string;
  readonly state: string;
  readonly port: number;
  cpm(...args: readonly string[]): Promise<Ran>;
  /** Begins the program and kills it as soon as a line of its events has this text. */
  killedAt(text: string, ...args: readonly string[]): Promise<void>;
  /** Whether api answers. */
  answers(): Promise<boolean>;
  /** Somebody else takes its port. */
  stranger(): Promise<ChildProcess>;
}

/** `state` is where it keeps its state; a folder of its own when left out. */
export async function plainMachine({
  over = '50ms',
  state,
}: { over?: string; state?: string } = {}): Promise<PlainMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-recover-'));
  const port = await freePort();
  const stateHome = state ?? join(folder, 'state');
  await mkdir(join(folder, 'config/cpm-console'), { recursive: true });
  await writeFile(join(folder, 'server.cjs'), SERVER);
  const start = [process.execPath, 'server.cjs', String(port)];
  const ready = { within: '10s', good: 1, every: '20ms' };
  const config = {
    services: [{ id: 'api', manager: 'command', unit: 'api', start, folder, grace: '2s', ready }],
    checks: [{ kind: 'tcp', id: 'front', host: '127.0.0.1', port, dependsOn: 'service:api', timeout: '2s' }],
    recovery: { validate: { good: 2, over } },
  };
  const configure = () => writeFile(join(folder, 'config/cpm-console/config.yaml'), JSON.stringify(config));
  await configure();
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C',
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_STATE_HOME: stateHome,
    PM2_HOME: join(folder, 'no-pm2'),
    API_TOKEN: SECRET,
  };
  const strangers: ChildProcess[] = [];
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.ok,
      () => false,
    );
  const cpm = (...args: readonly string[]) => runMain(env, folder, args);
  return {
    folder,
    state: join(stateHome, 'cpm-console'),
    port,
    cpm,
    async killedAt(text, ...args) {
      const child = spawn(process.execPath, [MAIN, ...args], { env, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
      let out = '';
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString();
        if (out.includes(text)) child.kill('SIGKILL');
      });
      await once(child, 'close');
      if (!out.includes(text)) throw new Error(`It ended before it said ${text}:\n${out}`);
    },
    answers,
    async stranger() {
      const child = spawn(process.execPath, [join(folder, 'server.cjs'), String(port)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      strangers.push(child);
      while (!(await answers())) await new Promise(setImmediate);
      return child;
    },
    async [Symbol.asyncDispose]() {
      // A test may have broken it, and then nobody would know of a service to stop.
      await configure();
      const { exit, err } = await cpm('service', 'stop', 'api', '--yes');
      for (const child of strangers) child.kill('SIGKILL');
      if (exit !== 0 && exit !== 3) throw new Error(`api was not stopped: ${err}`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that was written down about a run. */
export async function writtenOf(machine: PlainMachine, run: string): Promise<string> {
  const base = join(machine.state, 'runs');
  const evidence = await readdir(join(base, run, 'evidence'));
  const paths = [`${run}.jsonl`, `${run}.log`, ...evidence.map((name) => join(run, 'evidence', name))];
  const texts = await Promise.all(paths.map((path) => readFile(join(base, path), 'utf8').catch(() => '')));
  return texts.join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
