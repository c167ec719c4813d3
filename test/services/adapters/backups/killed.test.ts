import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { ROOT } from '../../../../scripts/support/root.ts';
import { BackingUp } from '../../../support/backups/backing-up.ts';
import { until } from '../../../support/lab/until.ts';

const CREATING = join(ROOT, 'test/support/backups/creating.ts');
const PART = /^\.backup-.*\.(\d+)-\d*\.part$/;

/** Much to read, and nothing to keep on the disk: holes. */
function large(box: BackingUp): string {
  const path = join(box.data, 'large');
  writeFileSync(path, '');
  truncateSync(path, 3 * 1024 ** 3);
  return path;
}

const listed = (box: BackingUp): string[] => {
  try {
    return readdirSync(box.folder);
  } catch {
    return [];
  }
};

/** The process that is in the middle of writing. */
async function writer(box: BackingUp): Promise<number> {
  const pid = (): number => Number(listed(box).flatMap((name) => PART.exec(name)?.[1] ?? [])[0]);
  await until(() => pid() > 0, 'no backup was begun');
  return pid();
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Begins a backup in a process of its own and kills that in the middle. */
async function killedInTheMiddle(box: BackingUp): Promise<void> {
  const program: ChildProcess = spawn(process.execPath, ['--no-warnings', CREATING, box.folder, box.data], {
    stdio: 'ignore',
  });
  const ended = once(program, 'exit');
  const pid = await writer(box);
  program.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  await until(() => !isThere(pid), 'the process that wrote it stays');
}

it('leaves nothing that is taken for a backup when the program is killed in the middle; the next one cleans up', async () => {
  using box = new BackingUp();
  const path = large(box);
  await killedInTheMiddle(box);
  expect(listed(box).filter((name) => PART.test(name))).toHaveLength(1);
  expect(await box.backups.list()).toEqual([]);
  rmSync(path);
  writeFileSync(path, 'small');
  const made = await box.create();
  expect(listed(box).toSorted()).toEqual([`${made.id}.json`, `${made.id}.tar.zst`]);
  expect(await box.backups.verify(made.id, box.signal)).toMatchObject({ ok: true });
});

it('is cleaned up after without a new one, and never while it is under way', async () => {
  using box = new BackingUp();
  large(box);
  await killedInTheMiddle(box);
  await box.backups.tidy();
  expect(listed(box)).toEqual([]);
  const stop = new AbortController();
  const under = box.create([box.source()], stop.signal);
  under.catch(() => undefined);
  await writer(box);
  await box.backups.tidy();
  expect(listed(box).filter((name) => PART.test(name))).toHaveLength(1);
  stop.abort();
  await expect(under).rejects.toMatchObject({ code: 'cancelled' });
});

it('says so and leaves nothing when only the process that writes it is killed', async () => {
  using box = new BackingUp();
  large(box);
  const made = box.create();
  made.catch(() => undefined);
  process.kill(await writer(box), 'SIGKILL');
  await expect(made).rejects.toMatchObject({ code: 'backup-failed' });
  expect(listed(box)).toEqual([]);
});
