import { Buffer } from 'node:buffer';

import { describe, expect, it } from 'vitest';

import { Secret } from '#domain/credentials/secret.ts';

import { fakeCredentialsDesk } from '../../support/credentials/desk.ts';
import { CANARY } from '../../support/credentials/known.ts';
import { openCredentials } from '../../support/credentials/stages.tsx';

type App = Awaited<ReturnType<typeof openCredentials>>;

/** Chooses an action of `x` by the words of its line. */
async function act(app: App, words: string): Promise<void> {
  await app.press('x');
  const line = (await app.waitFor(words)).split('\n').find((each) => each.includes(words)) ?? '';
  await app.type(/(\d+) +[A-Z]/.exec(line)?.[1] ?? '');
  if (app.store.getState().overlay?.type === 'actions') await app.press('enter');
}

const BASE64 = Buffer.from(CANARY).toString('base64');

describe('what is done with a credential', () => {
  it('is tested, one and all, and the answers are told', async () => {
    await using app = await openCredentials();
    await app.press('t');
    await app.waitFor('npm/publish: ok');
    await act(app, 'Test all');
    await app.waitFor('Tested 6 credentials: 6 good.');
    expect(app.acts.filter((each) => each.startsWith('test '))).toHaveLength(7);
  });

  it('is copied for a moment and taken off the clipboard when the time is over', async () => {
    const handed = { value: new Secret(CANARY), forMs: 50 };
    await using app = await openCredentials({}, fakeCredentialsDesk({ desk: { copy: () => Promise.resolve(handed) } }));
    await act(app, 'Copy the value');
    await app.waitFor('is on the clipboard');
    await app.waitFor(() => app.raw.includes('\u001b]52;c;\u0007'));
    expect(app.raw).toContain(BASE64);
    expect(app.screen()).not.toContain(CANARY);
  });

  it('is shown until the time is over', async () => {
    const handed = { value: new Secret(CANARY), forMs: 400 };
    await using app = await openCredentials(
      {},
      fakeCredentialsDesk({ desk: { reveal: () => Promise.resolve(handed) } }),
    );
    await act(app, 'Reveal the value');
    await app.waitFor(() => app.raw.includes('recorded in the audit') && app.raw.includes(CANARY.slice(0, 30)));
    await app.waitFor((screen) => !screen.includes('recorded in the audit'));
    expect(app.screen()).not.toContain(CANARY.slice(0, 30));
    expect(JSON.stringify(app.store.getState())).not.toContain(CANARY);
  });

  it('is hidden by any key before', async () => {
    await using app = await openCredentials();
    await act(app, 'Reveal the value');
    await app.waitFor('hidden in 10 s');
    await app.press('j');
    await app.waitFor((screen) => !screen.includes('hidden in'));
    expect(app.acts).toContain('reveal npm/publish');
  });

  it('is revoked and removed only by its name', async () => {
    await using app = await openCredentials();
    await act(app, 'Revoke it');
    await app.waitFor('type npm/publish');
    await app.press('enter');
    await act(app, 'Remove it');
    await app.waitFor('type npm/publish');
    expect(app.acts).toEqual([]);
    await app.type('npm/publish');
    await app.press('enter');
    await app.waitFor('npm/publish is removed');
    await app.waitFor((screen) => !screen.includes('npm_'));
    expect(app.acts).toEqual(['remove npm/publish']);
  });

  it('is rotated as a run, after the command was shown', async () => {
    await using app = await openCredentials();
    await app.press('r');
    await app.waitFor('cpm-console cred rotate npm/publish');
    await app.press('2');
    expect(app.acts).toEqual(['rotate npm/publish']);
  });

  it('changes nothing in a read-only console', async () => {
    await using app = await openCredentials({ session: { readOnly: true } });
    await app.press('c', 'r');
    await app.press('x');
    expect(await app.waitFor('Remove it')).toMatch(/Remove it.*off: the console is read-only/);
    expect(app.acts).toEqual([]);
  });

  it('leads to the audit and to the leaks, and locks the store', async () => {
    await using app = await openCredentials();
    await act(app, 'Audit: who did what');
    await app.waitFor('not allowed');
    await app.press('/');
    await app.type('bo viewer');
    await app.waitFor(/1 of 7/);
    await app.press('esc', 'esc');
    await app.waitFor('Secret Service, unlocked');
    await act(app, 'Look for leaks');
    await app.waitFor('3 findings');
    await app.press('a');
    await app.waitFor('2 findings');
    await app.press('z');
    await app.waitFor('Taken back');
    await app.press('c');
    await app.waitFor('cpm-console cred import ~/projects/billing/.env');
    await app.press('2');
    await app.waitFor('openai/main is stored.');
    await app.press('esc');
    await act(app, 'Lock the store');
    await app.waitFor('Secret Service, locked');
    expect(app.acts).toEqual(['accept a1b2c3d4', 'report a1b2c3d4', 'import /home/ana/projects/billing/.env', 'lock']);
  });
});
