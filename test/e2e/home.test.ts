import { execFile } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

import { openBuilt } from '../support/console.ts';
import { restingModes } from '../support/terminal/modes.ts';

const run = promisify(execFile);
const git = (...args: string[]) => run('git', args);

it('opens on this machine with its CPU, memory and disks, and leaves the terminal as it was', async () => {
  await using opened = await openBuilt({ hold: true });
  const { session } = opened;
  const screen = await session.waitFor(/Mem\S* +\d+ %/);
  expect(screen).toContain(`@${hostname()}`);
  await session.waitFor(/CPU +\d+ %/);
  await session.waitFor(/ \/ +\d+ %/);
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
  expect(session.modes()).toEqual(restingModes);
});

it('finds the git projects below the folder it was started in', async () => {
  await using opened = await openBuilt();
  const { session, home } = opened;
  await session.waitFor('Projects');
  session.press('q');
  await session.exited;
  await git('init', '-q', '-b', 'main', join(home, 'billing'));
  await git(
    '-C',
    join(home, 'billing'),
    '-c',
    'user.name=ana',
    '-c',
    'user.email=ana@example.org',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'first',
  );
  await using again = await openBuilt({ cwd: home });
  expect(await again.session.waitFor(/billing +main/)).not.toContain('No git projects');
});
