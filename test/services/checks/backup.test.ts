import { describe, expect, it } from 'vitest';

import backup from '#services/checks/backup.ts';
import type { Discovery } from '#services/checks/check.ts';
import { fakeBackups } from '#services/fakes/backups.ts';
import { ManualClock } from '#services/fakes/clock.ts';

import { looked } from './looked.ts';

const HOUR = 3_600_000;
const signal = new AbortController().signal;

function machine() {
  const clock = new ManualClock();
  const tree = () => [{ path: '', kind: 'file', text: 'x', modifiedAt: 0 } as const];
  const backups = fakeBackups({ now: () => clock.now(), tree });
  const create = () =>
    backups.create({ sources: [{ name: 'a', path: '/a', required: true }], run: null, quiesced: true, signal });
  return { clock, backups, create, world: { clock, backups } };
}

describe('the check of backups', () => {
  it('is critical without any, and says what to do', async () => {
    const { world } = machine();
    expect(await looked(world, backup, {})).toMatchObject({
      status: 'critical',
      summary: 'there is none',
      hint: 'Make one: cpm-console backup create',
    });
  });

  it('knows the age of the newest and of the last restore test', async () => {
    const { world, clock, create, backups } = machine();
    const { id } = await create();
    expect(await looked(world, backup, {})).toMatchObject({
      status: 'warning',
      summary: 'just now, never restored as a test',
      hint: 'Test it: cpm-console backup verify --restore-test',
    });
    await backups.test(id, signal);
    await clock.pass(6 * HOUR);
    expect(await looked(world, backup, {})).toMatchObject({
      status: 'ok',
      summary: '6 h ago, last restore test 6 h ago',
    });
    await clock.pass(24 * HOUR);
    expect(await looked(world, backup, {})).toMatchObject({ status: 'warning', value: 30, unit: 'h' });
    await clock.pass(7 * 24 * HOUR);
    expect(await looked(world, backup, {})).toMatchObject({ status: 'critical' });
  });

  it('is there when backups are configured, or one exists', async () => {
    const { world, create } = machine();
    const found = (named: readonly string[]) =>
      backup.discover?.({ world: world as unknown as Discovery['world'], named } as Discovery);
    expect(await found([])).toEqual([]);
    expect(await found(['backup'])).toHaveLength(1);
    await create();
    expect(await found([])).toMatchObject([{ id: 'backup:newest' }]);
  });
});
