import { describe, expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Processes, ProcessUsage } from '#services/ports/processes.ts';

/** No machine gives this number away. */
const NOBODY = 4_194_305;

const ownOf = (all: readonly ProcessUsage[]): ProcessUsage => {
  const own = all.filter((one) => one.own === true);
  expect(own).toHaveLength(1);
  return own[0]!;
};

/** What everybody who tells of processes must do, made up or not. */
describe.each<readonly [string, () => Processes]>([
  ['this machine', () => realProcesses()],
  ['the made-up machine', () => demoWorld({ clock: realClock() }).processes],
])('the processes of %s', (_name, make) => {
  const processes = make();

  test('have one name each, in every answer', async () => {
    const { processes: all } = await processes.look();
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(all.length);
    const own = ownOf(all);
    for (const one of [await processes.find(own.pid), await processes.detail(own.pid)])
      expect(one).toMatchObject({ pid: own.pid, startedAt: own.startedAt, parent: own.parent, own: true });
    expect((await processes.list()).some(({ pid, startedAt }) => pid === own.pid && startedAt === own.startedAt)).toBe(
      true,
    );
  });

  test('count on from look to look', async () => {
    const before = await processes.look();
    const now = await processes.look();
    expect(now.atMs).toBeGreaterThanOrEqual(before.atMs);
    const [then, later] = [ownOf(before.processes), ownOf(now.processes)];
    expect(later.cpuMs).toBeGreaterThanOrEqual(then.cpuMs);
    expect(later.readBytes).toBeGreaterThanOrEqual(then.readBytes ?? 0);
  });

  test('tell everything of oneself', async () => {
    const own = await processes.detail(ownOf((await processes.look()).processes).pid);
    expect(own.kernel).toBe(false);
    expect([own.folder, own.program]).toEqual([expect.stringMatching(/^\//), expect.stringMatching(/^\//)]);
    expect(own.threads).toBeGreaterThan(0);
    expect(own.files?.length).toBeLessThanOrEqual(own.fileCount ?? 0);
    expect(own.sockets).not.toBeNull();
    expect(own.user).not.toBeNull();
  });

  test('are named by listeners only where they are known, lowest port first', async () => {
    const listeners = await processes.listeners();
    expect(listeners.map(({ port }) => port)).toEqual(listeners.map(({ port }) => port).toSorted((a, b) => a - b));
    for (const { pid } of listeners) expect(pid === null || (await processes.find(pid)) !== null).toBe(true);
  });

  test('that are not there are gone, and nothing is sent', async () => {
    const gone = { name: 'OpsError', code: 'gone', exit: 'nothingToDo' };
    expect(await processes.find(NOBODY)).toBeNull();
    await expect(processes.detail(NOBODY)).rejects.toMatchObject(gone);
    await expect(processes.signal({ pid: NOBODY, startedAt: 0 }, 'KILL')).rejects.toMatchObject(gone);
    const { pid, startedAt } = ownOf((await processes.look()).processes);
    await expect(processes.signal({ pid, startedAt: startedAt + 10 }, 'KILL')).rejects.toMatchObject(gone);
  });
});
