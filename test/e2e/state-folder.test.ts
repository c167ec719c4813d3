import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { expect, it } from 'vitest';

import { MAIN, openBuilt } from '../support/console.ts';
import { plainEnv } from '../support/terminal/pty.ts';

const CPU = /CPU +\d+ %/;

it('two consoles at once: one looks, the other watches, both show what is', async () => {
  await using first = await openBuilt();
  await first.session.waitFor(CPU);
  await using second = await openBuilt({ env: { HOME: first.home } });
  await second.session.waitFor(CPU);
  first.session.press('q');
  expect(await first.session.exited).toMatchObject({ exitCode: 0 });
  second.session.press('q');
  expect(await second.session.exited).toMatchObject({ exitCode: 0 });
});

it('keeps what it remembers from other users', async () => {
  await using opened = await openBuilt();
  await opened.session.waitFor(CPU);
  const folder = join(opened.home, '.local/state/cpm-console');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'state.db'))).mode & 0o777).toBe(0o600);
});

it('a state folder that cannot be written is said and no reason to fail', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'needs root, to become somebody who may not write');
  await using home = await openBuilt({ args: ['--version'] });
  await home.session.exited;
  const folder = join(home.home, '.local/state/cpm-console');
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o555);
  await chmod(home.home, 0o755);
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
  const refused = await execa('setpriv', [...nobody, 'touch', join(folder, 'probe')], { reject: false });
  expect(refused.exitCode).not.toBe(0);
  const { exitCode, stdout } = await execa('setpriv', [...nobody, process.execPath, MAIN, 'health', '--json'], {
    env: { ...plainEnv(), HOME: home.home },
    extendEnv: false,
    reject: false,
  });
  expect([0, 20, 21, 22]).toContain(exitCode);
  expect(JSON.parse(stdout)).toHaveProperty('score');
});
