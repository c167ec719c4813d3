import { execFile } from 'node:child_process';
import { createServer as createSecure } from 'node:https';
import { promisify } from 'node:util';

import { beforeEach, describe, expect, test } from 'vitest';

import { realGitHub } from '#services/adapters/github.ts';
import { realNet } from '#services/adapters/net.ts';
import type { World } from '#services/ports/world.ts';

import { diagnosed, hostWorld } from '../../../support/diagnose/diagnosed.ts';
import { type GitHubAnswer, gitHubAt } from '../../../support/github.ts';
import { selfSigned } from '../../../support/net/certificate.ts';
import { serveDns } from '../../../support/net/dns-server.ts';
import { closedPort, listening, serveTcp } from '../../../support/net/listen.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

const REPO = 'ana-dev/parcel';
const target = (apiUrl: string, repositories: readonly string[] = [REPO]) =>
  ({ subject: 'github', apiUrl, repositories }) as const;

const OK: GitHubAnswer = { headers: { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4990' }, body: {} };

/** Diagnoses a server that answers so to the account and to the repository. */
async function asked(user: GitHubAnswer, repo: GitHubAnswer = user, change: Partial<World> = {}) {
  await using server = await gitHubAt(({ path }) => (path.startsWith('/repos/') ? repo : user));
  const found = await diagnosed(target(server.origin), hostWorld({ github: server.github, ...change }));
  return found;
}

const at = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);
const ended = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const FAULTS: readonly (readonly [string, GitHubAnswer, GitHubAnswer, number])[] = [
  ['github-healthy', OK, OK, 0],
  ['github-token-rejected', { status: 401, body: { message: 'Bad credentials' } }, OK, 21],
  ['github-token-expired', { status: 401, headers: { 'github-authentication-token-expiration': ended(-2) } }, OK, 21],
  [
    'github-rate-limit',
    {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-limit': '5000', 'x-ratelimit-reset': at(1400) },
    },
    OK,
    20,
  ],
  ['github-secondary-rate-limit', OK, { status: 403, headers: { 'retry-after': '60' } }, 20],
  [
    'github-sso',
    OK,
    { status: 403, headers: { 'x-github-sso': 'required; url=https://github.com/orgs/ana-dev/sso' } },
    21,
  ],
  [
    'github-permission-missing',
    OK,
    {
      status: 403,
      headers: { 'x-accepted-github-permissions': 'contents=read' },
      body: { message: 'Resource not accessible by personal access token' },
    },
    21,
  ],
  ['github-account-suspended', { status: 403, body: { message: 'Sorry. Your account was suspended.' } }, OK, 21],
  ['github-repository-not-found', OK, { status: 404, body: { message: 'Not Found' } }, 21],
  ['github-wrong-address', { status: 404 }, OK, 21],
  ['github-outage', { status: 503 }, OK, 21],
  ['github-token-ends-soon', { ...OK, headers: { 'github-authentication-token-expiration': ended(3.5) } }, OK, 20],
  ['github-few-calls-left', { headers: { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '12' } }, OK, 20],
  ['github-clock-skew', { headers: { date: new Date(Date.now() - 3_600_000).toUTCString() } }, OK, 20],
];

test.for(FAULTS)('%s', async ([id, user, repo, exit]) => {
  expect(await asked(user, repo)).toMatchObject({ id, exit });
});

test('what a limit says: when there are new calls', async () => {
  const [, limited] = FAULTS.find(([id]) => id === 'github-rate-limit') ?? [];
  const { conclusion } = await asked(limited ?? OK);
  expect(conclusion.title).toMatch(/new ones at \d\d:\d\d UTC, in 2\d m/);
});

test('the address to authorise the token at is told', async () => {
  const [, , sso] = FAULTS.find(([id]) => id === 'github-sso') ?? [];
  const { conclusion } = await asked(OK, sso);
  expect(conclusion.fixes[0]?.commands).toEqual(['https://github.com/orgs/ana-dev/sso']);
});

test('a repository that is there is no reason', async () => {
  const { ruledOut } = await asked(OK);
  expect(ruledOut.map(({ id }) => id)).toContain('github-repository-not-found');
});

test('without a credential nothing is asked', async () => {
  await using server = await gitHubAt(() => OK, null);
  const found = await diagnosed(target(server.origin), hostWorld({ github: server.github }));
  expect(found).toMatchObject({ id: 'github-no-credential', exit: 20 });
  expect(server.asked).toEqual([]);
  expect(found.notLooked.join()).toContain('Ask who the token is of');
});

const askedAt = (apiUrl: string) =>
  realGitHub({ credentials: { read: () => Promise.resolve('ghp_canary') }, baseUrl: apiUrl, version: '1' });
const unreachable = (apiUrl: string, limitMs = 1000) =>
  diagnosed(target(apiUrl), hostWorld({ github: askedAt(apiUrl) }), limitMs);

test('nothing listens there', async () => {
  expect(await unreachable(`http://127.0.0.1:${await closedPort()}`)).toMatchObject({ id: 'github-refused' });
});

/** What a machine concludes that has nothing but its own loopback, without a way out or with one to nowhere. */
async function cutOffFrom(apiUrl: string, way: string): Promise<unknown> {
  const script = `
    import { diagnosed, hostWorld } from './test/support/diagnose/diagnosed.ts';
    import { realFiles } from '#services/adapters/files.ts';
    import { realGitHub } from '#services/adapters/github.ts';
import { realNet } from '#services/adapters/net.ts';
    const [apiUrl, credentials] = ['${apiUrl}', { read: () => Promise.resolve('ghp_canary') }];
    const world = hostWorld({ files: realFiles(), github: realGitHub({ credentials, baseUrl: apiUrl, version: '1' }) });
    const { id, exit } = await diagnosed({ subject: 'github', apiUrl, repositories: ['${REPO}'] }, world, 4000);
    process.stdout.write(JSON.stringify({ id, exit }));`;
  const inside = ['sh', '-c', `${way} && exec "$@"`, 'sh', process.execPath, '--input-type=module-typescript', '-e'];
  const { stdout } = await promisify(execFile)('unshare', ['--net', ...inside, script]);
  return JSON.parse(stdout);
}

describe('on a machine without a network', () => {
  beforeEach((ctx) => {
    const missing = lacksAdmin();
    if (missing !== null) ctx.skip(missing);
  });

  test.each(['https://api.github.com', 'https://192.0.2.1'])(
    '%s has no way there',
    { timeout: 30_000 },
    async (url) => {
      expect(await cutOffFrom(url, 'true')).toEqual({ id: 'github-no-network', exit: 22 });
    },
  );

  test('near miss: there is a way out, and no name server answers', { timeout: 30_000 }, async () => {
    const nowhere = ['0.0.0.0/1', '128.0.0.0/1'].map((half) => `ip route add unreachable ${half}`);
    const way = [
      'ip link add out type veth peer name far',
      'ip link set out up',
      'ip route add default dev out',
      ...nowhere,
    ].join(' && ');
    expect(await cutOffFrom('https://api.github.com', way)).toEqual({ id: 'github-name-server-silent', exit: 22 });
  });
});

test('near miss of both: a name server answers that there is no such name', async () => {
  await using server = await serveDns({});
  const net = realNet([server.address]);
  const world = hostWorld({ net, github: askedAt('https://api.github.invalid') });
  const found = await diagnosed(target('https://api.github.invalid'), world, 4000);
  expect(found).toMatchObject({ id: 'github-name-unknown', exit: 21 });
});

test('it does not answer in time', async () => {
  await using server = await serveTcp(() => undefined);
  expect(await unreachable(`http://127.0.0.1:${server.port}`, 200)).toMatchObject({ id: 'github-hangs' });
});

test('the connection is broken off', async () => {
  await using server = await serveTcp((socket) => socket.resetAndDestroy());
  expect(await unreachable(`http://127.0.0.1:${server.port}`)).toMatchObject({ id: 'github-breaks-off' });
});

test.for([
  [30, 'github-tls-intercepted'],
  [-3, 'github-certificate-ended'],
] as const)('a certificate of somebody in between, %i days left', async ([days, id]) => {
  const secure = createSecure(selfSigned('localhost', days), (_request, response) => response.end('{}'));
  await using server = await listening(secure, 'https');
  expect(await unreachable(`https://localhost:${server.port}`)).toMatchObject({ id });
});

test.for([
  [true, 'github-behind-proxy'],
  [false, 'github-proxy-unreachable'],
] as const)('a proxy that answers: %s', async ([answers, id]) => {
  await using proxy = await serveTcp(() => undefined);
  const where = answers ? proxy.port : await closedPort();
  const base = hostWorld();
  const get = (name: string) => (name === 'https_proxy' ? `http://ana:secret-canary@127.0.0.1:${where}` : undefined);
  const apiUrl = `http://127.0.0.1:${await closedPort()}`;
  const found = await diagnosed(target(apiUrl), { ...base, environment: { ...base.environment, get } });
  expect(found.id).toBe(id);
  expect(JSON.stringify(found)).not.toContain('secret-canary');
});
