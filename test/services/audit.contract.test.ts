import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AuditEntry } from '#domain/audit/event.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import type { Audit } from '#services/ports/audit.ts';

import { keychainInMemory } from '../support/audit/keychain.ts';
import { trailFolder } from '../support/audit/trail.ts';

const entry = (target: string, other: Partial<AuditEntry> = {}): AuditEntry => ({
  event: 'credential_used',
  target,
  outcome: 'done',
  ...other,
});

describe.each(['in a file', 'in memory'])('a trail %s', (kind) => {
  let folder: ReturnType<typeof trailFolder>;
  let clock: ManualClock;
  let isLocked: boolean;
  let audit: Audit;

  beforeEach(() => {
    folder = trailFolder();
    clock = new ManualClock();
    isLocked = false;
    const keychain = keychainInMemory(() => (isLocked ? 'locked' : 'unlocked'));
    audit =
      kind === 'in memory'
        ? fakeAudit({ clock, hasKey: () => !isLocked })
        : folder.open({ clock, keychain: () => keychain });
  });
  afterEach(() => folder[Symbol.dispose]());

  it('lists what was written, the newest first, each with its place and its writer', async () => {
    await audit.append(entry('github/main', { details: { purpose: 'push', nested: { b: 1, a: [1, null] } } }), true);
    clock.advance(5);
    await audit.append(entry('npm/publish'));
    const records = await audit.list({});
    expect(records.map(({ seq, target, at }) => [seq, target, at])).toEqual([
      [2, 'npm/publish', clock.now()],
      [1, 'github/main', clock.now() - 5],
    ]);
    expect(records[1]).toEqual({
      ...entry('github/main', { details: { purpose: 'push', nested: { b: 1, a: [1, null] } } }),
      seq: 1,
      at: clock.now() - 5,
      uid: 1000,
      user: 'ana',
      role: 'admin',
      host: 'atlas',
      pid: expect.any(Number) as number,
      from: 'pts/1',
      sealed: true,
    });
  });

  it('filters by time, event, text and number', async () => {
    for (const target of ['github/main', 'npm/publish', 'pypi/main']) {
      await audit.append(entry(target, target === 'npm/publish' ? { event: 'credential_added' } : {}), true);
      clock.advance(1000);
    }
    const targets = async (filter: Parameters<Audit['list']>[0]) =>
      (await audit.list(filter)).map(({ target }) => target);
    expect(await targets({ since: clock.now() - 2000 })).toEqual(['pypi/main', 'npm/publish']);
    expect(await targets({ until: clock.now() - 2000 })).toEqual(['npm/publish', 'github/main']);
    expect(await targets({ events: ['credential_added'] })).toEqual(['npm/publish']);
    expect(await targets({ text: 'MAIN' })).toEqual(['pypi/main', 'github/main']);
    expect(await targets({ limit: 1 })).toEqual(['pypi/main']);
  });

  it('verifies clean, with the end that its witness saw', async () => {
    await audit.append(entry('a'), true);
    expect(await audit.verify()).toMatchObject({ records: 1, tampering: [], witness: null, witnessed: null });
    await audit.settle();
    expect(await audit.verify()).toMatchObject({ records: 1, unsealed: 0, late: 0, tampering: [], witnessed: 1 });
  });

  it('keeps records while the key is away, refuses what needs a trace, and seals them when it is back', async () => {
    isLocked = true;
    await audit.append(entry('first'));
    await expect(audit.append(entry('reveal'), true)).rejects.toMatchObject({ code: 'audit-unavailable' });
    await expect(audit.verify()).rejects.toMatchObject({ code: 'audit-key-away' });
    await audit.settle();
    expect((await audit.list({})).map(({ seq, sealed }) => [seq, sealed])).toEqual([[null, false]]);
    isLocked = false;
    clock.advance(120_000);
    await audit.append({ event: 'keychain_unlocked', target: 'secret-service', outcome: 'done' });
    await audit.settle();
    expect((await audit.list({})).map(({ seq, target }) => [seq, target])).toEqual([
      [2, 'secret-service'],
      [1, 'first'],
    ]);
    expect(await audit.verify()).toMatchObject({ records: 2, late: 1, unsealed: 0, tampering: [] });
  });
});
