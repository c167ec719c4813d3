import { describe, expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { fakeCredentialsDesk } from '../../support/credentials/desk.ts';
import { HUNG, LOCKED, PASSPHRASE } from '../../support/credentials/known.ts';
import { machineWatch } from '../../support/machine-watch.ts';
import { after, HEALTHY, NOW } from '../../support/machine.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, desk = fakeCredentialsDesk()) => {
  const app = await renderConsole({
    ...after(HEALTHY),
    now: NOW,
    ...more,
    watch: { ...machineWatch, credentials: desk.desk },
  });
  await app.press('7');
  await app.waitFor(/Credentials ─[^]*(good|locked|Nothing)/);
  return Object.assign(app, { acts: desk.acts });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('Credentials', () => {
  it('are listed worst first with what they may, when they end and whether they work', async () => {
    await using app = await open({ cols: 160 });
    const screen = await app.waitFor('github/acme');
    expect(line(screen, 'Secret Service')).toMatch(
      /✔ Secret Service, unlocked +3 good +1 expiring +1 to rotate +1 rejected/,
    );
    expect(line(screen, 'npm/publish')).toMatch(
      /✘ npm\/publish +npm +npm_…44aQ +publish api-gateway +expired 2 d +rejected, 3 h +push/,
    );
    expect(line(screen, 'github/main ')).toMatch(
      /⚠ github\/main +GitHub +github_pat_…mLq1 +issues rw, pulls r \(tried\) +in 12 d +ok, 2 m +push, panels/,
    );
    expect(line(screen, 'memory/prod')).toMatch(/rotate in 3 d/);
    const at = ['npm/publish', 'github/main ', 'memory/prod', 'openai/main'].map((name) => screen.indexOf(name));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('lose the least important columns first where there is little room', async () => {
    await using app = await open({ cols: 60, rows: 15 });
    const row = line(await app.waitFor('npm/publish'), 'npm/publish');
    expect(row).toMatch(/npm\/publish .*expired 2 d +rejected, 3 h/);
    expect(row).not.toContain('push');
  });

  it('say that the store is locked, and unlock it right here with a passphrase that is never shown', async () => {
    await using app = await open({}, fakeCredentialsDesk({ store: LOCKED }));
    await app.waitFor(/The keyring "login" is locked/);
    expect(line(app.screen(), 'openai/main')).toContain('?');
    await app.press('x');
    await app.waitFor('Unlock the store…');
    await app.press('5');
    await app.waitFor('Passphrase:');
    await app.type('wrong guess');
    await app.waitFor('11 letters, hidden');
    await app.press('enter');
    await app.waitFor('That is not its passphrase');
    await app.type(PASSPHRASE);
    await app.press('enter');
    await app.waitFor('Secret Service, unlocked');
    expect(app.acts).toEqual(['unlock denied', 'unlock']);
    expect(app.raw).not.toMatch(/wrong guess|correct horse|battery/);
    expect(JSON.stringify(app.store.getState())).not.toMatch(/wrong guess|correct horse|battery/);
  });

  it('go on with the message of a store that does not answer', async () => {
    await using app = await open({}, fakeCredentialsDesk({ store: HUNG }));
    await app.waitFor('did not answer within 3 s');
    await app.press('down');
    expect(app.screen()).toContain('look again with r');
  });
});
