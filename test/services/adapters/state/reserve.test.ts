import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { Reserve, RESERVE_BYTES } from '#services/adapters/state/reserve.ts';

import { tmpfs } from '../../../support/mounted.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

const RUN = 'recover-20260105-101500-a1b2';
const RECORD: JournalRecord = { seq: 1, at: 0, type: 'tidied', step: 'x'.repeat(5000) };
const missing = lacksAdmin();

const fill = (dir: string) =>
  expect(() => execFileSync('dd', ['if=/dev/zero', `of=${dir}/filler`, 'bs=4k'], { stdio: 'ignore' })).toThrow('dd');

describe.skipIf(missing !== null)(`on a small disk${missing === null ? '' : ` (${missing})`}`, () => {
  it('is made once, and given up when a record finds no space', async () => {
    await using disk = await tmpfs('size=48m');
    const journals = realJournals(disk.path);
    const journal = journals.create(RUN);
    journals.reserve?.();
    journals.reserve?.();
    expect(statSync(join(disk.path, 'reserve')).size).toBe(RESERVE_BYTES);
    fill(disk.path);
    expect(journals.notice).toBeNull();
    for (let seq = 1; seq <= 20; seq += 1) journal.append({ ...RECORD, seq });
    journal.close();
    expect(journals.notice).toContain('The disk is full');
    expect(existsSync(join(disk.path, 'reserve'))).toBe(false);
    expect(journals.read(RUN)).toHaveLength(20);
  });

  it('without it the journal says what is wrong and what to do, and what was written stays', async () => {
    await using disk = await tmpfs('size=48m');
    const journals = realJournals(disk.path);
    const journal = journals.create(RUN);
    journal.append({ ...RECORD, step: 'first' });
    fill(disk.path);
    const all = () => {
      for (let seq = 2; seq <= 20; seq += 1) journal.append({ ...RECORD, seq });
    };
    expect(all).toThrow(
      expect.objectContaining({ code: 'journal-failed', hint: expect.stringContaining('diagnose disk') as string }),
    );
    journal.close();
    expect(journals.read(RUN)[0]).toMatchObject({ step: 'first' });
  });

  it('a lock that finds no space names nobody and is not left behind', async () => {
    await using disk = await tmpfs('size=48m');
    const path = join(disk.path, 'locks', 'one');
    fill(disk.path);
    const take = () => realLocks(realClock()).take(path, RUN);
    expect(take).toThrow(expect.objectContaining({ code: 'lock-failed' }));
    expect(readdirSync(join(disk.path, 'locks'))).toEqual([]);
  });

  it('a lock takes the reserve too', async () => {
    await using disk = await tmpfs('size=48m');
    const reserve = new Reserve(disk.path);
    reserve.make();
    fill(disk.path);
    const locks = realLocks(realClock(), reserve);
    const path = join(disk.path, 'locks', 'one');
    locks.take(path, RUN);
    expect(locks.holder(path)).toMatchObject({ run: RUN });
    expect(reserve.notice).not.toBeNull();
  });

  it('is not made of the last space there is', async () => {
    await using disk = await tmpfs('size=8m');
    const reserve = new Reserve(disk.path);
    reserve.make();
    expect(existsSync(join(disk.path, 'reserve'))).toBe(false);
    expect(reserve.release()).toBe(false);
  });
});

it('stands in nobody’s way where it cannot be made', () => {
  const dir = mkdtempSync(join(tmpdir(), 'reserve-'));
  try {
    const reserve = new Reserve(join(dir, 'file', 'state'));
    execFileSync('touch', [join(dir, 'file')]);
    expect(() => reserve.make()).not.toThrow();
    expect(() =>
      reserve.within(() => {
        throw new Error('other');
      }),
    ).toThrow('other');
    expect(reserve.notice).toBeNull();
  } finally {
    rmSync(dir, { recursive: true });
  }
});
