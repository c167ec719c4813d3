import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { CredentialsDesk } from '#screens/credentials/desk.ts';

import { renderConsole } from '../../support/console.tsx';
import { fakeCredentialsDesk } from '../../support/credentials/desk.ts';
import { CANARY, LOCKED, PASSPHRASE, tested, UNLOCKED } from '../../support/credentials/known.ts';
import { machineWatch } from '../../support/machine-watch.ts';
import { after, HEALTHY, NOW } from '../../support/machine.ts';

const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

const open = async (
  more: Parameters<typeof renderConsole>[0] = {},
  given: Parameters<typeof fakeCredentialsDesk>[0] = {},
) => {
  const fake = fakeCredentialsDesk({ credentials: [], ...given });
  const app = await renderConsole({
    ...after(HEALTHY),
    now: NOW,
    ...more,
    watch: { ...machineWatch, credentials: fake.desk },
  });
  await app.press('7');
  await app.waitFor(/Nothing is stored yet/);
  await app.press('c');
  await app.waitFor('paste it here');
  return Object.assign(app, { acts: fake.acts, held: fake.held });
};
const told = (result: ReturnType<typeof tested>): Partial<CredentialsDesk> => ({
  tryIt: () => Promise.resolve(result),
});

describe('adding a credential', () => {
  it('goes from a paste over shape and check to the store, and says saved only then', async () => {
    await using app = await open();
    await app.type(paste(`${CANARY.slice(0, 40)}\n${CANARY.slice(40)}\u200b\r\n`));
    await app.waitFor('by its shape');
    expect(app.screen()).toContain(`${CANARY.length} characters, hidden`);
    expect(app.screen()).toContain('Taken away: 2 line breaks and 1 invisible character.');
    expect(app.screen()).toMatch(/Whose +GitHub/);
    expect(app.screen()).toMatch(/How to make one at GitHub/);
    expect(app.acts).toEqual([]);
    await app.press('enter');
    await app.waitFor('ok: GitHub knows it');
    expect(app.screen()).toMatch(/may +issues rw, pulls r \(tried\)/);
    expect(app.screen()).toMatch(/ends +in 90 d/);
    expect(app.screen()).not.toContain('is saved');
    await app.press('enter');
    await app.waitFor('github/main is saved');
    expect(app.acts).toEqual(['try github', 'add github/main github']);
    expect(app.raw).not.toContain(CANARY.slice(12, 30));
    expect(JSON.stringify(app.store.getState())).not.toContain(CANARY.slice(12, 30));
  });

  it('asks nobody about a value that is cut short', async () => {
    await using app = await open();
    await app.type(paste(CANARY.slice(0, 30)));
    await app.waitFor('It is cut short');
    await app.press('enter');
    expect(app.acts).toEqual([]);
    expect(app.screen()).toContain('nothing is asked and nothing is stored');
  });

  it.each([
    ['a megabyte', 'x'.repeat(1_000_000), '1,000,000 characters'],
    ['blanks', ' \n\t', 'nothing in it but blanks'],
    ['a masked copy', 'github_pat_…mLq1', 'shortened copy'],
  ])('keeps nothing of %s', async (_, text, said) => {
    await using app = await open();
    await app.type(paste(text));
    await app.waitFor(said);
    expect(app.screen()).toContain('paste it here');
  });

  it('does not store what its provider refuses', async () => {
    await using app = await open({}, { desk: told(tested('rejected', 0, { summary: '401 from api.github.com' })) });
    await app.type(paste(CANARY));
    await app.waitFor('by its shape');
    await app.press('enter');
    await app.waitFor('rejected: 401');
    await app.press('enter');
    expect(app.screen()).toContain('It is not stored');
    expect(app.acts).toEqual([]);
  });

  it.each(['throttled', 'unknown', 'unverified', 'restricted'] as const)(
    'stores what is %s, and says so',
    async (outcome) => {
      await using app = await open({}, { desk: told(tested(outcome, 0, { summary: 'as it is' })) });
      await app.type(paste(CANARY));
      await app.waitFor('by its shape');
      await app.press('enter');
      await app.waitFor('as it is');
      await app.press('enter');
      expect(await app.waitFor('github/main is saved')).toContain('github/main');
      expect(app.held.credentials[0]?.tested?.outcome).toBe(outcome);
    },
  );

  it('unlocks the store on the way, and goes on by itself', async () => {
    await using app = await open({}, { store: LOCKED });
    await app.type(paste(CANARY));
    await app.waitFor('by its shape');
    await app.press('enter');
    await app.waitFor('GitHub knows it');
    await app.press('enter');
    await app.waitFor('Passphrase:');
    await app.type(PASSPHRASE);
    await app.press('enter');
    await app.waitFor('github/main is saved');
    expect(app.held.store).toBe(UNLOCKED);
    expect(app.raw).not.toContain('battery');
  });

  it('stays with the message of a store that fails, and keeps what was pasted', async () => {
    const fails = () =>
      Promise.reject(
        new OpsError('keychain-timeout', 'The Secret Service did not answer within 3 s.', {
          hint: 'Look for a prompt.',
        }),
      );
    await using app = await open({}, { desk: { add: fails } });
    await app.type(paste(CANARY));
    await app.waitFor('by its shape');
    await app.press('enter');
    await app.waitFor('GitHub knows it');
    await app.press('enter');
    await app.waitFor('did not answer within 3 s.');
    expect(app.screen()).toContain(`${CANARY.length} characters, hidden`);
    expect(app.screen()).not.toContain('is saved');
  });

  it('takes another provider, name, address and owner from the person', async () => {
    await using app = await open();
    await app.type(paste('a'.repeat(48)));
    await app.waitFor('not known: choose');
    await app.press('down', 'left');
    await app.waitFor('Any service');
    await app.press('down');
    await app.type('http/metrics');
    await app.press('down');
    await app.type('https://metrics.example/me');
    await app.press('down');
    await app.type('owner:acme');
    await app.press('enter');
    await app.waitFor('ok: GitHub knows it');
    await app.press('enter');
    await app.waitFor('http/metrics is saved');
    expect(app.acts).toEqual(['try http https://metrics.example/me', 'add http/metrics http owner:acme']);
  });

  it('keeps nothing when it is left', async () => {
    await using app = await open();
    await app.type(paste(CANARY));
    await app.waitFor('by its shape');
    await app.press('esc');
    await app.waitFor('Nothing is stored yet');
    await app.press('c');
    await app.waitFor('paste it here');
    expect(app.acts).toEqual([]);
  });
});
