import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { KEYCHAIN_SERVICE } from '#services/ports/keychain.ts';
import { addCredential, type Wish } from '#services/procedures/credentials/add.ts';
import { testCredential } from '#services/procedures/credentials/test.ts';

import { HASTY, living } from '../../../support/credentials/living.ts';
import { gitHub } from '../../../support/providers/github.ts';
import { type Mode, serveProvider } from '../../../support/providers/server.ts';

const { signal } = new AbortController();
const wish = (parts: Partial<Wish> = {}): Wish => ({
  name: 'github/main',
  provider: 'github',
  text: gitHub.value,
  ...parts,
});
const failure = async (promise: Promise<unknown>): Promise<OpsError> => {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof OpsError) return thrown;
  throw new Error('It did not fail as it should.', { cause: thrown });
};

describe('a value that is added', () => {
  it('is tested, stored, read back and remembered, never with its value', async () => {
    const { world, keychain, state, clock } = living();
    await using server = await serveProvider(gitHub, 'valid');
    const added = await addCredential(world, HASTY, wish({ baseUrl: server.origin }), signal);
    expect(added).toMatchObject({ kind: 'classic token', note: null, result: { outcome: 'ok', account: 'ana-dev' } });
    expect(await keychain.getPassword(KEYCHAIN_SERVICE, 'github/main')).toBe(gitHub.value);
    expect(state.credentials.get('github/main')).toMatchObject({
      masked: `ghp_…${gitHub.value.slice(-4)}`,
      expiresAt: Date.UTC(2026, 11, 20, 9),
      expiryFrom: 'provider',
      createdAt: clock.now(),
      rotatedAt: null,
      rotateDays: 90,
    });
    expect(JSON.stringify(state.credentials.all())).not.toContain(gitHub.value);
  });

  it('is not stored when the provider refuses it', async () => {
    const { world, keychain, state } = living();
    await using server = await serveProvider(gitHub, 'rejected');
    const error = await failure(addCredential(world, HASTY, wish({ baseUrl: server.origin }), signal));
    expect(error).toMatchObject({ code: 'credential-rejected', exit: 'credential' });
    expect(await keychain.findCredentials(KEYCHAIN_SERVICE)).toEqual([]);
    expect(state.credentials.all()).toEqual([]);
  });

  it.each<Mode>(['throttled', 'hang', 'redirect', 'open', 'broken'])(
    'is stored and unverified when the provider is %s',
    async (mode) => {
      const { world, keychain, state } = living();
      await using server = await serveProvider(gitHub, mode);
      const stop = new AbortController();
      void server.reached.then(() => (mode === 'hang' ? stop.abort() : undefined));
      const { credential } = await addCredential(world, HASTY, wish({ baseUrl: server.origin }), stop.signal);
      expect(['throttled', 'unknown']).toContain(credential.tested?.outcome);
      expect(await keychain.getPassword(KEYCHAIN_SERVICE, 'github/main')).toBe(gitHub.value);
      expect(state.credentials.lockout('github/main', new URL(server.origin).host).failures).toBe(0);
    },
  );

  it('is not remembered when the store is locked', async () => {
    const { world, keychain, state } = living();
    keychain.become('locked');
    const error = await failure(addCredential(world, HASTY, wish({ test: false }), signal));
    expect(error.code).toBe('keychain-locked');
    expect(state.credentials.all()).toEqual([]);
  });

  it('takes the place of another only when that is said', async () => {
    const { world, keychain, state, clock } = living();
    await addCredential(world, HASTY, wish({ test: false, leaked: true }), signal);
    const error = await failure(addCredential(world, HASTY, wish({ test: false }), signal));
    expect(error).toMatchObject({ code: 'credential-exists', exit: 'refused' });
    const [before] = state.credentials.all();
    clock.advance(86_400_000);
    await addCredential(world, HASTY, wish({ test: false, replace: true }), signal);
    expect(state.credentials.get('github/main')).toMatchObject({
      createdAt: before?.createdAt,
      rotatedAt: clock.now(),
      leakedAt: null,
    });
    expect(await keychain.getPassword(KEYCHAIN_SERVICE, 'github/main')).toBe(gitHub.value);
  });

  it('takes what the configuration says of its name', async () => {
    const { world } = living();
    const item = {
      name: 'github/main',
      provider: 'github',
      baseUrl: 'https://ghe.acme.example/api/v3',
      variable: null,
      rule: 'owner:acme',
      rotateDays: 30,
      wants: ['acme/api'],
      probe: null,
    };
    const added = await addCredential(world, { ...HASTY, items: [item] }, wish({ test: false }), signal);
    expect(added.credential).toMatchObject({
      baseUrl: item.baseUrl,
      rule: 'owner:acme',
      rotateDays: 30,
      wants: ['acme/api'],
    });
  });
});

describe('a bad paste is refused before any request', () => {
  it.each([
    ['a changed letter', gitHub.value.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')), /checksum is wrong/],
    ['a cut off token', gitHub.value.slice(0, -3), /37 characters where such a token has 40/],
    ['a megabyte', 'x'.repeat(1_000_000), /no credential is longer/],
    ['blanks', ' \n ', /nothing in it but blanks/],
    ['a shortened copy', 'ghp_…Lq17', /shortened copy/],
    ['a token of somebody else', `npm_${'a'.repeat(36)}`, /no token of GitHub/],
  ])('%s', async (_what, text, problem) => {
    const { world, state } = living();
    await using server = await serveProvider(gitHub, 'valid');
    const error = await failure(addCredential(world, HASTY, wish({ text, baseUrl: server.origin }), signal));
    expect(error).toMatchObject({
      code: 'bad-value',
      exit: 'credential',
      message: expect.stringMatching(problem) as string,
    });
    expect(error.message).toMatch(/Nothing was sent and nothing was saved\.$/);
    expect(server.asked).toEqual([]);
    expect(state.credentials.all()).toEqual([]);
    expect(`${error.message} ${error.hint}`).not.toContain(text.trim() === '' ? '\n' : text);
  });

  it.each([
    ['line breaks', `${gitHub.value}\r\n`],
    ['quotes', `'${gitHub.value}'`],
    ['direction and zero-width marks', `\u202E${gitHub.value.slice(0, 9)}\u200B${gitHub.value.slice(9)}`],
    ['the name of a variable', `export GITHUB_TOKEN=${gitHub.value}`],
  ])('but %s around a whole one are only taken away', async (_what, text) => {
    const { world, keychain } = living();
    const { note } = await addCredential(world, HASTY, wish({ text, test: false }), signal);
    expect(note).toMatch(/^Taken away: /);
    expect(await keychain.getPassword(KEYCHAIN_SERVICE, 'github/main')).toBe(gitHub.value);
  });
});

describe('a stored value that is tested', () => {
  it('is over, not wrong, when its end has passed', async () => {
    const { world } = living();
    const expiresAt = world.clock.now() - 1;
    await addCredential(world, HASTY, wish({ test: false, expiresAt }), signal);
    await using server = await serveProvider(gitHub, 'rejected');
    world.state.credentials.put({ ...known(world.state.credentials.get('github/main')), baseUrl: server.origin });
    const { credential } = await testCredential(world, HASTY, 'github/main', signal);
    expect(credential.tested?.outcome).toBe('expired');
  });

  it('keeps what was found out when no answer comes', async () => {
    const { world } = living();
    await using good = await serveProvider(gitHub, 'valid');
    await addCredential(world, HASTY, wish({ baseUrl: good.origin }), signal);
    await using broken = await serveProvider(gitHub, 'broken');
    world.state.credentials.put({ ...known(world.state.credentials.get('github/main')), baseUrl: broken.origin });
    const { credential, result } = await testCredential(world, HASTY, 'github/main', signal);
    expect(result.outcome).toBe('unknown');
    expect(credential.tested?.outcome).toBe('ok');
  });

  it('is left alone after five rejections in a row, also by another process, and tried again after the time', async () => {
    const { world, clock } = living();
    await addCredential(world, HASTY, wish({ test: false }), signal);
    await using server = await serveProvider(gitHub, 'rejected');
    world.state.credentials.put({ ...known(world.state.credentials.get('github/main')), baseUrl: server.origin });
    for (let at = 0; at < 5; at += 1) await testCredential(world, HASTY, 'github/main', signal);
    const error = await failure(testCredential(world, HASTY, 'github/main', signal));
    expect(error).toMatchObject({ code: 'locked-out', exit: 'credential' });
    expect(error.message).toMatch(/refused 5 times in a row at 127\.0\.0\.1:\d+; it is left alone for 15 min/);
    expect(server.asked).toHaveLength(5);
    clock.advance(HASTY.lockout.forMs);
    expect((await testCredential(world, HASTY, 'github/main', signal)).result.outcome).toBe('rejected');
  });

  it('says that a value is gone from the store', async () => {
    const { world, keychain } = living();
    await addCredential(world, HASTY, wish({ test: false }), signal);
    await keychain.deletePassword(KEYCHAIN_SERVICE, 'github/main');
    expect(await failure(testCredential(world, HASTY, 'github/main', signal))).toMatchObject({
      code: 'credential-missing',
    });
  });
});

function known<T>(record: T | null): T {
  if (record === null) throw new Error('There is no record.');
  return record;
}
