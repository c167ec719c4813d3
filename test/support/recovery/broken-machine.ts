import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

import { run as inFolder } from '../lab/run.ts';
import { type Ran, runMain } from '../service/commands.ts';
import { supervisord } from '../supervisor/supervisord.ts';
import { worldOf } from './compare.ts';
import { cutOff } from './cut-off.ts';

/** Answers as a healthy service does, by a package from node_modules. */
const SERVER = `
const { answer } = require('answers');
const port = Number(process.argv[2]);
require('node:http').createServer((_request, response) => response.end(answer())).listen(port, '127.0.0.1');
`;
const ASK = `fetch(process.argv[1], { signal: AbortSignal.timeout(1000) }).then((answer) => answer.text()).then(console.log)`;
const HOLDER = `require('node:net').createServer().listen(Number(process.argv[1]), '127.0.0.1', () => console.log('up'));`;

/** A person whose memory service crashed: a stranger has its port, and a package it needs is broken. There is no network. */
export interface BrokenMachine extends AsyncDisposable {
  readonly folder: string;
  readonly project: string;
  readonly env: Record<string, string>;
  readonly port: number;
  /** The words before a command that is run on this machine. */
  readonly enter: readonly string[];
  /** Whether the service answers. */
  answers(): Promise<boolean>;
  cpm(...args: readonly string[]): Promise<Ran>;
  /** Everything of the checkout, and everything that is installed in it, as a text. */
  print(): Promise<string>;
}

export async function brokenMachine(): Promise<BrokenMachine> {
  const port = await freePort();
  const offline = await cutOff();
  const { enter } = offline;
  const real = await supervisord(program(port), '', enter);
  const { folder } = real;
  const project = join(folder, 'memory');
  await makeProject(project);
  const [file, ...holderArgs] = [...enter, process.execPath, '-e', HOLDER, String(port)];
  const holder = spawn(file, holderArgs, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(holder.stdout, 'data');
  const config = {
    projects: [{ id: 'memory', path: project }],
    services: [
      {
        id: 'memory-service',
        manager: 'supervisor',
        unit: 'memory-service',
        critical: true,
        logs: [join(folder, 'memory-service.log')],
        ready: { within: '10s', good: 2, every: '50ms' },
      },
    ],
    checks: [
      {
        kind: 'http',
        id: 'memory',
        url: `http://127.0.0.1:${port}/health`,
        dependsOn: 'service:memory-service',
        timeout: '1s',
      },
    ],
    recovery: { validate: { good: 3, over: '100ms' } },
  };
  await mkdir(join(folder, 'config/cpm-console'), { recursive: true });
  await writeFile(join(folder, 'config/cpm-console/config.yaml'), JSON.stringify(config));
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_DATA_HOME: join(folder, 'data'),
    SUPERVISOR_SOCKET: real.socket,
    npm_config_cache: join(folder, 'npm-cache'),
  };
  const cpm = (...args: readonly string[]) => runMain(env, folder, args, enter);
  const url = `http://127.0.0.1:${port}/health`;
  return {
    folder,
    project,
    env,
    port,
    enter,
    answers: () =>
      inFolder(enter[0] ?? '', [...enter.slice(1), process.execPath, '-e', ASK, url], { cwd: folder }).then(
        (said) => said.includes('healthy'),
        () => false,
      ),
    cpm,
    print: async () => `${await worldOf(project)}\n${installed(join(project, 'node_modules'))}`,
    async [Symbol.asyncDispose]() {
      holder.kill('SIGKILL');
      await real[Symbol.asyncDispose]();
      await offline[Symbol.asyncDispose]();
    },
  };
}

/** It starts when it is told to, and when it ends it stays so. */
const program = (port: number): string => `
[program:memory-service]
command=${process.execPath} %(here)s/memory/server.cjs ${port}
directory=%(here)s/memory
stdout_logfile=%(here)s/memory-service.log
redirect_stderr=true
startsecs=1
startretries=0
autostart=false
autorestart=false
`;

/** A checkout with a lock file; its one package lies beside it, so that no network is needed. */
async function makeProject(project: string): Promise<void> {
  await mkdir(join(project, 'answers'), { recursive: true });
  const write = (name: string, text: string) => writeFile(join(project, name), text);
  await write('server.cjs', SERVER);
  await write('answers/package.json', JSON.stringify({ name: 'answers', version: '1.0.0', main: 'index.cjs' }));
  await write('answers/index.cjs', `exports.answer = () => JSON.stringify({ status: 'healthy' });\n`);
  await write(
    'package.json',
    JSON.stringify({ name: 'memory', version: '1.0.0', private: true, dependencies: { answers: 'file:answers' } }),
  );
  await write('.gitignore', 'node_modules\n');
  // A copy, as one from a registry would be, and not a link to the folder.
  await write('.npmrc', 'install-links=true\n');
  await inFolder('npm', ['install', '--offline', '--no-audit', '--no-fund'], { cwd: project });
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-qm', 'memory'],
  ])
    await inFolder('git', ['-c', 'user.name=ana', '-c', 'user.email=ana@atlas.invalid', ...args], { cwd: project });
  await rm(join(project, 'node_modules/answers/index.cjs'));
  await write('notes.txt', 'not committed\n');
}

/** Every file with its mode and what is in it. */
const installed = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${lstatSync(path).mode} ${entry.isFile() ? readFileSync(path, 'utf8') : ''}`;
    })
    .toSorted()
    .join('\n');

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
