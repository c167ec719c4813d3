import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it, onTestFinished } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import cred from '#cli/commands/cred.ts';
import { DEFAULT_KEYCHAIN } from '#domain/credentials/settings.ts';
import { EXIT } from '#domain/errors.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realKeychains } from '#services/adapters/keychain/keychains.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { gitHubPorts } from '../../src/launcher/github-ports.ts';
import { secretPorts } from '../../src/launcher/secret-ports.ts';
import { rateLimitBody } from '../support/github.ts';
import { invocationIn } from '../support/invocation.ts';
import { keyringMissing, startKeyring } from '../support/keyring.ts';
import { gitHub } from '../support/providers/github.ts';
import { type Dialect, type Said, serveProvider } from '../support/providers/server.ts';

const run = promisify(execFile);
const READER = '/usr/bin/secret-tool';
const { signal } = new AbortController();

/** GitHub as the panel, the push and the test of a credential ask it. */
const server: Dialect = {
  value: gitHub.value,
  answer(request, mode): Said {
    if (request.headers['authorization'] !== `token ${gitHub.value}`) return gitHub.answer(request, 'rejected');
    if (request.path === '/rate_limit')
      return { status: 200, body: rateLimitBody([5000, 4500], [5000, 4900], 1_800_000_000) };
    if (/^\/repos\/ana-dev\/api\/releases(?:\?|$)/.test(request.path)) return { status: 200, body: [] };
    return gitHub.answer(request, mode);
  },
};

/** The parts of this machine that keep and use credentials, on a keyring of their own. */
function machine(env: Readonly<Record<string, string>>, folder: string, origin: string): World {
  const clock = realClock();
  const environment = realEnvironment({ ...env, HOME: folder, GITHUB_API_URL: origin });
  const state = openState({ dir: join(folder, 'state'), clock });
  const settings = { ...DEFAULT_KEYCHAIN, deadlineMs: 10_000 };
  const keychains = realKeychains({ settings: () => settings, environment });
  const { secrets, credentials } = secretPorts({ clock, environment, state, keychains, items: () => [] });
  onTestFinished(() => {
    keychains.main.close();
    state.close();
  });
  return {
    ...demoWorld({ clock }),
    clock,
    environment,
    state,
    keychains,
    secrets,
    ...gitHubPorts(environment, credentials),
  };
}

it('a token of GitHub is checked, stored in a real Secret Service, read back, shown masked, and used by panel and push', async (ctx) => {
  const missing = keyringMissing() ?? (existsSync(READER) ? null : 'needs libsecret-tools');
  if (missing !== null) ctx.skip(missing);
  await using keyring = await startKeyring();
  await using gitHubServer = await serveProvider(server, 'valid');
  const folder = mkdtempSync(join(tmpdir(), 'cpm-thread-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const world = machine(keyring.env, folder, gitHubServer.origin);
  const command = async (verb: string, given: Partial<Invocation> = {}) => {
    const { invocation, out } = invocationIn(world, { verb, positionals: ['github/main'], ...given });
    return { exit: await cred.run(invocation), out: out() };
  };

  const added = await command('add', {
    values: { stdin: true, url: gitHubServer.origin },
    input: () => Promise.resolve(`${gitHub.value}\n`),
  });
  expect(added.exit).toBe(EXIT.ok);
  expect(added.out).toContain('github/main saved: GitHub, classic token, ghp_…');
  expect(added.out).toContain('ok: ana-dev');

  const words = ['lookup', 'service', 'cpm-console', 'username', 'github/main'];
  const { stdout } = await run(READER, words, { env: { ...keyring.env } });
  expect(stdout.trim()).toBe(gitHub.value);

  expect((await world.github.rateLimit(signal)).remaining).toBe(4500);
  expect(await world.githubReleases.find({ owner: 'ana-dev', name: 'api' }, 'v1.0.0', signal)).toBeNull();
  expect(gitHubServer.asked.every(({ headers }) => headers['authorization'] === `token ${gitHub.value}`)).toBe(true);

  const shown = await command('show');
  const listed = await command('ls', { positionals: [], values: { json: true } });
  expect(shown.out).toMatch(/value +ghp_…\w{4}/);
  expect(shown.out).toMatch(/used by +push releases, panel GitHub/);
  expect(JSON.parse(listed.out)).toMatchObject({ credentials: [{ name: 'github/main', from: 'store' }] });
  for (const { out } of [added, shown, listed]) expect(out).not.toContain(gitHub.value);

  await keyring.lock();
  await expect(world.github.rateLimit(signal)).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(await world.github.ready()).toBe(true);
  expect((await command('ls', { positionals: [] })).out).toMatch(/locked/);
  expect(await world.keychains.main.unlock('wrong')).toBe('denied');
  expect(await world.keychains.main.unlock(keyring.password)).toBe('unlocked');
  expect((await world.github.rateLimit(signal)).remaining).toBe(4500);
});
