import { expect, it } from 'vitest';

import { realJournals } from '#services/adapters/journals.ts';

import { createGate } from '../../support/lab/gate.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { until } from '../../support/lab/until.ts';
import { openConsole, openReview, parcel, release } from '../../support/push/wizard.ts';

const files = () => npmPackage({ manifest: { private: true } });

it('goes by keys from Home to released and verified, and takes it back from Runs', async () => {
  await using lab = new Lab();
  const { repository, remote } = await parcel(lab, files());
  await using session = openConsole(lab);
  await openReview(session);
  expect(session.screen()).toContain('point of no return');
  expect(Object.keys(await remote.refs())).not.toContain('refs/tags/v1.1.0');
  await release(session);
  const screen = await session.waitFor(/✔ Push parcel.*done/);
  expect(screen).toContain('What was done, and how long it took');
  const refs = await remote.refs();
  expect(Object.keys(refs)).toContain('refs/tags/v1.1.0');
  expect(await repository.git('show', 'v1.1.0:package.json')).toContain('"version": "1.1.0"');
  expect((await repository.git('status', '--porcelain')).trim()).toBe('');
  session.press('8');
  expect(await session.waitFor(/✔ push parcel/)).toContain('1 of 1 went well');

  session.press('enter');
  await session.waitFor('r  Roll it back…');
  session.press('r');
  const before = await session.waitFor(/Take back parcel 1\.1\.0 .*nothing changed yet/);
  expect(before).toContain('Nothing was built on it on main of origin.');
  expect(before).toContain('$ git revert --no-edit');
  session.press('enter');
  await session.waitFor('Revert parcel 1.1.0?');
  session.press('right');
  session.write('parcel');
  await session.waitFor(/Name: *parcel/);
  session.press('enter');
  await session.waitFor(/✔ (?:Rollback|Revert) parcel.*done/);
  expect(await remote.git('log', '-1', '--format=%s', 'main')).toBe('Revert "chore(release): version 1.1.0"');
  expect([await repository.id('main'), await remote.id('v1.1.0^{commit}')]).toEqual([
    await remote.id('main'),
    await remote.id('main~1'),
  ]);
});

it('is offered first at the next start when its window was closed in the middle, and resumes to one release', async () => {
  await using lab = new Lab();
  const gate = await createGate(lab);
  const manifest = { private: true, scripts: { build: 'node scripts/build.js', test: 'sh scripts/wait.sh' } };
  const { remote } = await parcel(lab, { ...npmPackage({ manifest }), 'scripts/wait.sh': gate.script });
  const first = openConsole(lab);
  await openReview(first);
  await release(first);
  await gate.reached();
  await first.waitFor(/▶ \d Tests/);
  first.hangUp();
  // The step may only end once the program knows that its window is gone.
  await until(() => cancelled(lab), 'nobody told the run to stop');
  await gate.open();
  await first.exited;
  await first[Symbol.asyncDispose]();
  expect(Object.keys(await remote.refs())).not.toContain('refs/tags/v1.1.0');

  await using second = openConsole(lab);
  await second.waitFor(/⚠ push parcel stopped.*enter resume/);
  second.press('enter');
  await second.waitFor('The point of no return was not reached');
  second.press('enter');
  await second.waitFor(/✔ Push parcel.*done/);
  expect(Object.keys(await remote.refs()).filter((ref) => ref.startsWith('refs/tags/v1.1'))).toEqual([
    'refs/tags/v1.1.0',
  ]);
});

it('asks before it leaves while a push is at work, and takes everything back on ctrl-c in its place', async () => {
  await using lab = new Lab();
  const gate = await createGate(lab);
  const manifest = { private: true, scripts: { build: 'node scripts/build.js', test: 'sh scripts/wait.sh' } };
  const { repository, remote } = await parcel(lab, { ...npmPackage({ manifest }), 'scripts/wait.sh': gate.script });
  const before = await repository.git('for-each-ref');
  await using session = openConsole(lab);
  await openReview(session);
  await release(session);
  await gate.reached();
  session.press('esc');
  await session.waitFor(/▶ push parcel.*[^]*╭ Projects/);
  session.press('q');
  await session.waitFor('Leave while push parcel is at work?');
  session.press('enter', '8');
  await session.waitFor('what needs you first');
  session.press('enter');
  await session.waitFor(/ctrl-c stop after this step/);
  session.press('ctrl-c');
  await session.waitFor('then everything is taken back');
  await gate.open();
  await session.waitFor('everything is as before');
  expect(await repository.git('for-each-ref')).toBe(before);
  expect(Object.keys(await remote.refs())).not.toContain('refs/tags/v1.1.0');
  session.press('q');
  expect(await session.exited).toMatchObject({ exitCode: 0 });
});

/** Whether the newest run was told to stop. */
function cancelled(lab: Lab): boolean {
  const journals = realJournals(lab.at('home/.local/state/cpm-console'));
  const [run] = journals.list();
  return run !== undefined && journals.read(run).some(({ type }) => type === 'cancelled');
}
