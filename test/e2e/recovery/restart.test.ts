import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, it, vi } from 'vitest';

import { tmpfs } from '../../support/mounted.ts';
import { lacksAdmin } from '../../support/privileged.ts';
import { plainMachine, SECRET, writtenOf } from '../../support/recovery/plain-machine.ts';

const TIME = { timeout: 60_000 };
const SOON = { timeout: 20_000, interval: 50 };

it('frees a held port, recovers, keeps evidence, and is taken back', TIME, async () => {
  await using machine = await plainMachine();
  const stranger = await machine.stranger();
  // Its log says which port it could not have.
  await machine.cpm('service', 'start', 'api', '--yes');
  const planned = await vi.waitFor(async () => {
    const plan = await machine.cpm('recover', 'plan', 'api', '--json');
    expect(plan.out).toContain(`kill -TERM ${stranger.pid}`);
    return plan;
  }, SOON);
  expect(planned.exit).toBe(0);
  expect(planned.json()).toMatchObject({ isNeeded: true });

  const ran = await machine.cpm('recover', 'run', 'api', '--yes', '--json');
  const last = ran.events().at(-1);
  expect(last).toMatchObject({
    type: 'ended',
    state: 'done',
    exit: 0,
    result: { healthy: true, next: null, level: 'restart' },
  });
  expect(ran.exit).toBe(0);
  expect(stranger.signalCode).toBe('SIGTERM');
  expect(await machine.answers()).toBe(true);

  const shown = await machine.cpm('recover', 'show', '--json');
  const evidence = shown.json()['evidence'] as string[];
  expect(new Set(evidence.map((path) => path.split('/').at(-1)))).toEqual(
    new Set(['changes.txt', 'disks.txt', 'health.txt', 'logs.txt', 'ports.txt', 'units.txt']),
  );
  expect(await readFile(evidence.find((path) => path.endsWith('ports.txt')) ?? '', 'utf8')).toContain(
    `pid ${stranger.pid}`,
  );
  expect(await writtenOf(machine, String(last?.['run']))).not.toContain(SECRET);

  expect((await machine.cpm('recover', 'list', '--json')).json()['runs']).toMatchObject([
    { state: 'done', undoable: true },
  ]);
  const undone = await machine.cpm('recover', 'undo', '--yes');
  expect(undone.out).toContain('Everything is as it was before.');
  expect(undone.exit).toBe(0);
  expect(await machine.answers()).toBe(false);
  expect((await machine.cpm('recover', 'undo', '--yes')).exit).toBe(3);
});

it('killed while it validates goes on, and is taken back although it was killed while that went on', TIME, async () => {
  await using machine = await plainMachine({ over: '800ms' });
  await machine.killedAt('"type":"progress","step":"validate"', 'recover', 'run', 'api', '--yes', '--json');
  expect(await machine.answers()).toBe(true);
  expect((await machine.cpm('recover', 'list', '--json')).json()['runs']).toMatchObject([{ state: 'running' }]);
  const resumed = await machine.cpm('recover', 'resume', '--json');
  expect(resumed.events().at(-1)).toMatchObject({ state: 'done', exit: 0 });
  await machine.killedAt('"type":"undoing"', 'recover', 'undo', '--yes', '--json');
  expect((await machine.cpm('recover', 'resume', '--json')).events().at(-1)).toMatchObject({
    state: 'undone',
    exit: 0,
  });
  expect(await machine.answers()).toBe(false);
});

it('applies a saved plan, and refuses it when the world moved', TIME, async () => {
  await using machine = await plainMachine();
  const file = join(machine.folder, 'plan.json');
  expect((await machine.cpm('recover', 'plan', 'api', '--save', file)).exit).toBe(0);
  await machine.cpm('service', 'start', 'api', '--yes');
  const refused = await machine.cpm('recover', 'apply', file, '--yes', '--json');
  expect(refused.exit).toBe(4);
  expect(refused.json()).toMatchObject({ error: { code: 'plan-stale' } });
});

it('works with a broken state database and a broken configuration, and says so', TIME, async () => {
  await using machine = await plainMachine();
  await mkdir(machine.state, { recursive: true, mode: 0o700 });
  await writeFile(join(machine.state, 'state.db'), 'this is no database');
  expect((await machine.cpm('recover', 'run', 'api', '--yes')).exit).toBe(0);
  expect(await machine.answers()).toBe(true);
  await writeFile(join(machine.folder, 'config/cpm-console/config.yaml'), 'services: [');
  const broken = await machine.cpm('recover', 'run', '--yes');
  expect(broken.out).toContain('The configuration cannot be used');
  expect(broken.out).toContain('nothing to do: no service is known');
  expect(broken.exit).toBe(3);
  // What was done can be taken back without knowing the configuration, but the command of the service is in it.
  expect((await machine.cpm('recover', 'list')).out).toContain('can be taken back');
});

it('works on a full disk with what it had set aside, and says what to free', TIME, async (context) => {
  const missing = lacksAdmin();
  if (missing !== null) context.skip(missing);
  await using disk = await tmpfs('size=48m');
  await using machine = await plainMachine({ state: disk.path });
  await machine.cpm('recover', 'plan', 'api');
  expect((await stat(join(machine.state, 'reserve'))).size).toBe(4 * 2 ** 20);
  expect(() => execFileSync('dd', ['if=/dev/zero', `of=${disk.path}/filler`, 'bs=4k'], { stdio: 'ignore' })).toThrow(
    'dd',
  );
  const ran = await machine.cpm('recover', 'run', 'api', '--yes');
  expect(ran.out).toContain('The disk is full');
  expect(ran.out).toContain('cpm-console diagnose disk');
  expect(ran.exit).toBe(0);
  expect(await machine.answers()).toBe(true);
  await expect(stat(join(machine.state, 'reserve'))).rejects.toThrow('ENOENT');
  expect((await machine.cpm('recover', 'undo', '--yes')).exit).toBe(0);
  expect(await machine.answers()).toBe(false);
});
