import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { execa } from 'execa';

import { hookServer } from '../../../test/support/hook-server.ts';
import { selfSigned } from '../../../test/support/net/certificate.ts';
import { serveDns } from '../../../test/support/net/dns-server.ts';
import { closedPort, listening, serveHttp } from '../../../test/support/net/listen.ts';
import { supervisord, supervisorMissing } from '../../../test/support/supervisor/supervisord.ts';
import { plainEnv } from '../../../test/support/terminal/pty.ts';

/** Down for so long in each so long, so that incidents are opened, told and closed all the time. */
const [DOWN_MS, ROUND_MS] = [20_000, 60_000];
/** One error more in the log with each answer, up to so many. */
const MOST_LINES = 5000;

export interface SoakWorld extends AsyncDisposable {
  readonly home: string;
  readonly env: Record<string, string>;
  /** How many checks look each second. */
  readonly count: number;
  /** What the webhook was told so far. */
  told(): number;
}

/** A home whose configuration has a check of every kind that can look at something real on this machine, each second. */
export async function soakWorld(): Promise<SoakWorld> {
  await using stack = new AsyncDisposableStack();
  const home = await mkdtemp(path.join(tmpdir(), 'bench-soak-'));
  stack.defer(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));
  const begun = performance.now();
  const isDown = () => (performance.now() - begun) % ROUND_MS < DOWN_MS;
  const web = stack.use(
    await serveHttp((request, response) => {
      response.statusCode = request.url === '/burst' && isDown() ? 503 : 200;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'healthy' }));
    }),
  );
  const { key, cert } = selfSigned('localhost', 90);
  const tls = stack.use(await listening(createServer({ key, cert }), 'https'));
  const dns = stack.use(await serveDns({ 'front.example': ['127.0.0.2'] }));
  const hook = stack.use(await hookServer());
  const units = supervisorMissing() === null ? stack.use(await supervisord(PROGRAM)) : null;
  const project = path.join(home, 'shop');
  const log = path.join(home, 'app.log');
  await fill(project, log, home);
  let lines = 0;
  const grow = setInterval(() => {
    if ((lines += 1) < MOST_LINES)
      void writeFile(log, `${new Date().toISOString()} ERROR lost row ${lines}\n`, { flag: 'a' });
  }, 1000);
  stack.defer(() => clearInterval(grow));
  const items = [
    ...['cpu', 'memory', 'load', 'swap', 'network', 'github-api', 'backup'].map((kind) => ({ kind })),
    { kind: 'disk', path: '/' },
    { kind: 'http', id: 'front', url: `${web.origin}/`, json: ['$.status == "healthy"'] },
    { kind: 'http', id: 'burst', url: `${web.origin}/burst` },
    { kind: 'http', id: 'gone', url: `http://127.0.0.1:${await closedPort()}/` },
    { kind: 'tcp', host: '127.0.0.1', port: web.port },
    { kind: 'tls', host: 'localhost', port: tls.port, selfSigned: true },
    { kind: 'dns', name: 'front.example', server: dns.address },
    { kind: 'command', command: '/bin/echo fine' },
    { kind: 'process', name: 'node' },
    { kind: 'file-age', path: log },
    { kind: 'log-errors', path: log },
    { kind: 'heartbeat', name: 'nightly', every: '1h' },
    { kind: 'git', project: 'shop', path: project },
    { kind: 'framework', path: project, name: 'shop' },
    { kind: 'agent', agent: 'claude' },
    { kind: 'channel', channel: 'ops' },
    { kind: 'memory-service', host: '127.0.0.1', port: web.port },
    ...(units ? [{ kind: 'service', manager: 'supervisor', unit: 'sleeper' }] : []),
  ].map((item) => ({ interval: '1s', ...item }));
  const config = {
    alerts: {
      recheck: '500ms',
      open: { fails: 3, for: '2s', window: '20s', least: '5s' },
      close: { oks: 3, for: '2s', window: '5s' },
      // One incident a round, and not a single one that is held.
      flapping: { opens: 1000 },
    },
    projects: [{ id: 'shop', path: project }],
    checks: items,
    notify: { groupWait: '1s', perHour: 1000, channels: [{ id: 'ops', type: 'webhook', url: hook.url }] },
  };
  const folder = path.join(home, '.config/cpm-console');
  await mkdir(folder, { recursive: true });
  // JSON is YAML.
  await writeFile(path.join(folder, 'config.yaml'), JSON.stringify(config, null, 2));
  const env = {
    ...plainEnv(),
    HOME: home,
    PATH: `${home}/bin:${process.env['PATH']}`,
    ...(units ? { SUPERVISOR_SOCKET: units.socket } : {}),
  };
  const rest = stack.move();
  return {
    home,
    env,
    count: items.length,
    told: () => hook.posts.length,
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

const PROGRAM = `[program:sleeper]
command=/bin/sleep 100000
autostart=true
`;

/** A project with a commit, a log, and a command line of an agent. */
async function fill(project: string, log: string, home: string): Promise<void> {
  await mkdir(project);
  await mkdir(path.join(home, 'bin'));
  await writeFile(path.join(home, 'bin/claude'), '#!/bin/sh\necho 1.0.0\n', { mode: 0o755 });
  await writeFile(log, '');
  await writeFile(path.join(project, 'README.md'), '# Shop\n');
  const git = (...args: string[]) => execa('git', args, { cwd: project });
  await git('init', '-q', '-b', 'main');
  await git('add', '.');
  await git('-c', 'user.name=ana', '-c', 'user.email=ana@atlas.example', 'commit', '-qm', 'feat: begin');
}
