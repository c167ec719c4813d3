import { execFile } from 'node:child_process';
import { createServer as createSecure } from 'node:https';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { realNet } from '#services/adapters/net.ts';

import { diagnosed, hostWorld } from '../../../support/diagnose/diagnosed.ts';
import { selfSigned } from '../../../support/net/certificate.ts';
import { serveDns, type Zone } from '../../../support/net/dns-server.ts';
import { closedPort, listening, serveHttp, serveTcp } from '../../../support/net/listen.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

const target = (...hosts: readonly string[]) => ({ subject: 'network', hosts }) as const;
const serveFine = () => serveHttp((_request, response) => response.end('fine'));

test('every host answers', async () => {
  await using one = await serveFine();
  await using two = await serveFine();
  expect(await diagnosed(target(one.origin, two.origin))).toMatchObject({ id: 'network-healthy', exit: 0 });
});

test('near miss of no network: only one host is away', async () => {
  await using one = await serveFine();
  const port = await closedPort();
  const found = await diagnosed(target(one.origin, `http://127.0.0.1:${port}`));
  expect(found).toMatchObject({ id: 'network-one-host', exit: 20 });
  expect(found.conclusion.title).toContain(String(port));
});

test('the clock is wrong', async () => {
  const date = new Date(Date.now() - 7_200_000).toUTCString();
  await using one = await serveHttp((_request, response) => response.writeHead(200, { date }).end());
  const found = await diagnosed(target(one.origin));
  expect(found).toMatchObject({ id: 'network-clock-skew', exit: 20 });
  expect(found.conclusion.title).toContain('2 h ahead');
});

/** Diagnoses two hosts with a name server that answers so. */
async function named(zone: Zone, hosts = ['https://one.example', 'https://two.example']) {
  await using server = await serveDns(zone);
  const found = await diagnosed(target(...hosts), hostWorld({ net: realNet([server.address]) }), 4000);
  return found;
}

test('no name server answers', { timeout: 20_000 }, async () => {
  const found = await named({ 'one.example': 'broken', 'two.example': 'broken' });
  expect(found).toMatchObject({ id: 'network-name-server-silent', exit: 21 });
  expect(found.ruledOut.find(({ id }) => id === 'network-names-unknown')?.why).toBe('it does not answer');
});

test('near miss of a silent name server: it knows no names', async () => {
  expect(await named({})).toMatchObject({ id: 'network-names-unknown', exit: 21 });
});

test('near miss of both: names are found, and no connection stands', async () => {
  const port = await closedPort();
  const found = await named({ 'one.example': ['127.0.0.1'] }, [`https://one.example:${port}`]);
  expect(found).toMatchObject({ id: 'network-blocked', exit: 21 });
});

test('a login page stands in between', async () => {
  await using portal = await serveHttp((_request, response) =>
    response.writeHead(302, { location: 'http://login.example/' }).end(),
  );
  const found = await diagnosed(target(`https://127.0.0.1:${portal.port}`));
  expect(found.id).toBe('network-captive-portal');
  expect(found.conclusion.title).toContain('login.example');
});

test.for([
  [30, 'network-tls-intercepted'],
  [-3, 'network-clock-certificates'],
] as const)('certificates that nobody here trusts, %i days left', async ([days, id]) => {
  await using one = await listening(createSecure(selfSigned('localhost', days)), 'https');
  expect(await diagnosed(target(`https://localhost:${one.port}`))).toMatchObject({ id, exit: 21 });
});

test.for([
  [true, 'network-proxy-only'],
  [false, 'network-proxy-unreachable'],
] as const)('a proxy that answers: %s', async ([answers, id]) => {
  await using proxy = await serveTcp(() => undefined);
  const where = answers ? proxy.port : await closedPort();
  const base = hostWorld();
  const get = (name: string) => (name === 'HTTPS_PROXY' ? `127.0.0.1:${where}` : undefined);
  const world = { ...base, environment: { ...base.environment, get } };
  const { id: concluded, others } = await diagnosed(target(`http://127.0.0.1:${await closedPort()}`), world);
  expect([concluded, ...others.map((one) => one.id)]).toContain(id);
});

test('a machine without any network says so', { timeout: 30_000 }, async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  const script = `
    import { diagnosed, hostWorld } from './test/support/diagnose/diagnosed.ts';
    import { realFiles } from '#services/adapters/files.ts';
    const hosts = ['http://192.0.2.1', 'http://192.0.2.2'];
    const { id, exit } = await diagnosed({ subject: 'network', hosts }, hostWorld({ files: realFiles() }), 2000);
    process.stdout.write(JSON.stringify({ id, exit }));`;
  const printed = await new Promise<string>((resolve, reject) => {
    const args = ['--net', process.execPath, '--input-type=module-typescript', '-e', script];
    execFile('unshare', args, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr)),
    );
  });
  expect(JSON.parse(printed)).toEqual({ id: 'network-no-route', exit: 21 });
});

test('routes and name servers of this machine can be read', async () => {
  await using one = await serveFine();
  const { notLooked } = await diagnosed(target(one.origin), hostWorld({ files: realFiles() }));
  expect(notLooked).toEqual([]);
});
