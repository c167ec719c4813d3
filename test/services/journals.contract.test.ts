import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { JournalRecord } from '#domain/procedure/record.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeLocks } from '#services/fakes/locks.ts';
import type { Journals } from '#services/ports/journals.ts';

const folder = mkdtempSync(join(tmpdir(), 'cpm-journals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RUN = 'push-20261120-143205-a1b2';
const record = (seq: number): JournalRecord => ({ seq, at: 5, type: 'skipped', step: 'a', reason: 'it is Friday' });

describe.each([
  ['journals on the disk', () => realJournals(mkdtempSync(join(folder, 'state-')))],
  ['journals in memory', () => fakeJournals()],
])('%s', (_name, make) => {
  let journals: Journals;
  beforeEach(() => {
    journals = make();
  });

  it('give back what was appended, by whoever opened them', () => {
    const first = journals.create(RUN);
    first.append(record(1));
    first.close();
    const again = journals.open(RUN);
    again.append(record(2));
    again.close();
    expect(journals.read(RUN)).toEqual([record(1), record(2)]);
  });

  it('list the newest first, whatever the procedure', () => {
    for (const run of ['push-20261119-010203-0001', 'cred-20261121-010203-0002', RUN]) journals.create(run).close();
    expect(journals.list()).toEqual(['cred-20261121-010203-0002', RUN, 'push-20261119-010203-0001']);
  });

  it('keep the end of the log', () => {
    const journal = journals.create(RUN);
    journal.log('one\n');
    journal.log('two\n');
    journal.close();
    expect(journals.readLog(RUN, 100)).toBe('one\ntwo\n');
    expect(journals.readLog(RUN, 4)).toBe('two\n');
  });

  it('refuse a second run of one name and runs nobody knows, and forget', () => {
    journals.create(RUN).close();
    expect(() => journals.create(RUN)).toThrow(expect.objectContaining({ code: 'run-exists' }));
    journals.remove(RUN);
    expect(() => journals.open(RUN)).toThrow(expect.objectContaining({ code: 'no-run' }));
    expect(() => journals.read(RUN)).toThrow(expect.objectContaining({ code: 'no-run' }));
    expect(journals.readLog(RUN, 10)).toBe('');
  });
});

describe.each([
  ['lock files', () => ({ locks: realLocks(realClock()), path: join(mkdtempSync(join(folder, 'lock-')), 'a/b') })],
  ['locks in memory', () => ({ locks: fakeLocks(() => 7), path: '/a/b' })],
])('%s', (_name, make) => {
  it('are held by one run at a time and name it', () => {
    const { locks, path } = make();
    const held = locks.take(path, RUN);
    expect(locks.holder(path)).toMatchObject({ run: RUN, worker: locks.self });
    expect(() => locks.take(path, 'push-20261120-143206-a1b3')).toThrow(
      expect.objectContaining({ code: 'locked', exit: 'locked' }),
    );
    held.release();
    held.release();
    expect(locks.holder(path)).toBeNull();
    locks.take(path, 'push-20261120-143206-a1b3').release();
  });

  it('know their own process from others', () => {
    const { locks } = make();
    expect(locks.isAlive(locks.self)).toBe(true);
    expect(locks.isAlive({ ...locks.self, started: 'at another time' })).toBe(false);
  });
});
