import { expect, it } from 'vitest';

import { MAIN } from '../../support/console.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { openConsole, openReview, parcel } from '../../support/push/wizard.ts';
import { Session } from '../../support/terminal/pty.ts';

const files = () => npmPackage({ manifest: { private: true, scripts: { test: 'true' } } });

/** Picks an entry of the list of actions by its number. */
async function choose(session: Session, title: string): Promise<void> {
  session.press('x');
  const screen = await session.waitFor(title);
  const [, number = ''] = new RegExp(`(\\d+) +${title}`).exec(screen) ?? [];
  session.write(number);
}

/** Types the name that is asked for, and begins. */
async function confirm(session: Session, title: string): Promise<void> {
  session.press('enter');
  await session.waitFor(title);
  session.press('right');
  session.write('parcel');
  await session.waitFor(/Name: *parcel/);
  session.press('enter');
}

it('commits and pushes by keys what was changed, with the message that was typed, and makes no release', async () => {
  await using lab = new Lab();
  const { repository, remote } = await parcel(lab, files());
  await repository.write({ 'README.md': '# Said better\n', 'new.txt': 'stays\n' });
  await using session = openConsole(lab);
  await openReview(session);
  await choose(session, 'Quick push…');
  await session.waitFor('Message:');
  session.write('docs: say it better\r');
  await session.waitFor(/Quick push parcel \(lab-parcel\).*nothing has been changed yet/);
  await session.waitFor('README.md');
  await confirm(session, 'Push parcel?');
  await session.waitFor(/✔ Push parcel.*done/);
  expect(await remote.git('log', '-1', '--format=%s', '--name-only', 'main')).toBe('docs: say it better\n\nREADME.md');
  expect(Object.keys(await remote.refs())).toEqual(['refs/heads/main', 'refs/tags/v1.0.0']);
  expect(await repository.git('status', '--porcelain')).toBe('?? new.txt');
});

it('releases by keys only the fixes since the last tag, in a branch of their own', async () => {
  await using lab = new Lab();
  const { repository, remote } = await parcel(lab, files());
  await using session = openConsole(lab);
  await openReview(session);
  await choose(session, 'Hotfix from the last tag');
  await session.waitFor(/Hotfix parcel \(lab-parcel\).*nothing has been changed yet/);
  await confirm(session, 'Release parcel 1.0.1?');
  await session.waitFor(/✔ Push parcel.*done/);
  expect(await remote.git('log', '--format=%s', 'v1.0.0..v1.0.1')).toBe('chore(release): version 1.0.1\nfix: two');
  // The branch of the person, and what is new in it, are where they were.
  expect(await repository.git('log', '--format=%s', 'v1.0.0..main')).toBe('fix: two\nfeat: one');
});

it('takes a release back on a terminal, by a revert, after the name was typed', async () => {
  await using lab = new Lab();
  const { repository, remote } = await parcel(lab, files());
  await repository.commit('chore(release): version 1.1.0', { 'released.txt': '1.1.0\n' });
  await repository.git('tag', '-m', '1.1.0', 'v1.1.0');
  await repository.git('push', '-q', 'origin', 'main', 'v1.1.0');
  const env = { ...lab.env, TERM: 'xterm-256color', LANG: 'C.UTF-8' };
  const session = new Session(process.execPath, [MAIN, 'push', 'rollback'], {
    cols: 120,
    rows: 50,
    cwd: repository.path,
    env,
  });
  await using _ = session;
  expect(await session.waitFor('Type parcel to revert it:')).toContain('Nothing was built on it on main');
  session.write('parcel\r');
  expect((await session.exited).exitCode).toBe(0);
  expect(await remote.git('log', '-1', '--format=%s', 'main')).toBe('Revert "chore(release): version 1.1.0"');
  expect(await remote.id('v1.1.0^{commit}')).toBe(await remote.id('main~1'));
  expect(await repository.id('main')).toBe(await remote.id('main'));
});
