import { conclude } from '#domain/diagnosis/conclude.ts';
import { type DiskSeen, worstDisk } from '#domain/diagnosis/disk/facts.ts';
import { DISK_RULES } from '#domain/diagnosis/disk/rules.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { bytes, percent } from '#domain/format.ts';
import { daysUntilFull, growthPerDay } from '#domain/trend.ts';
import type { Mount } from '#services/ports/system.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { DiskTarget } from '#services/procedures/diagnose/target.ts';

import { biggestLook } from './biggest.ts';
import { deletedLook } from './deleted.ts';

const DAY_MS = 86_400_000;

/** Why a disk is full, or cannot be used; without a path the worst one is looked at. */
export function diskSubject(world: World, { path }: DiskTarget, limitMs: number): Subject {
  const disk = disksLook(world, path, limitMs);
  const deleted = deletedLook(world, disk, limitMs);
  const biggest = biggestLook(world, disk, limitMs);
  const daysLeft = growthLook(world, disk, limitMs);
  return {
    name: path === null ? 'disk' : `disk:${path}`,
    title: path === null ? 'Diagnose the disks' : `Diagnose the disk of ${path}`,
    lookings: [disk, deleted, biggest, daysLeft],
    conclude: (notLooked) =>
      conclude(
        path === null ? 'disk' : `disk:${path}`,
        {
          disk: disk.observed(),
          deleted: deleted.observed(),
          biggest: biggest.observed(),
          daysLeft: daysLeft.observed(),
        },
        DISK_RULES,
        notLooked,
      ),
  };
}

function disksLook({ clock, system }: World, path: string | null, limitMs: number) {
  return looking<DiskSeen>(clock, {
    id: 'disks',
    title: path === null ? 'Look at every disk' : `Look at the disk of ${path}`,
    commands: [path === null ? 'df -h' : `df -h ${path}`, path === null ? 'df -i' : `df -i ${path}`],
    limitMs: limitMs + 1000,
    async see() {
      const mounts = path === null ? await system.mounts() : [await system.mountOf(path)];
      const disks = await Promise.all(mounts.map((mount) => seenOf(system, mount, limitMs, clock)));
      const seen = worstDisk(disks);
      if (seen === null) throw new OpsError('no-disk', 'no disk was found');
      return { seen, says: disks.map(wordsOf).join('; ') };
    },
  });
}

/** Each has a deadline of its own, so that one that hangs does not hide the others. */
async function seenOf(
  system: World['system'],
  mount: Mount,
  limitMs: number,
  clock: World['clock'],
): Promise<DiskSeen> {
  const { path, device, type, readOnly } = mount;
  const facts = { path, device, type, readOnly };
  const controller = new AbortController();
  const cancel = clock.after(limitMs, () => controller.abort());
  try {
    return { ...facts, usage: await system.diskUsage(mount, controller.signal), why: null };
  } catch (thrown) {
    return { ...facts, usage: null, why: messageOf(thrown) };
  } finally {
    cancel();
  }
}

const wordsOf = ({ path, usage, why, readOnly }: DiskSeen): string =>
  usage === null
    ? `${path}: ${why}`
    : `${path} ${percent(Math.round(usage.usedPercent))}, ${bytes(usage.freeBytes)} free${readOnly ? ', read-only' : ''}`;

/** How long it lasts, from the looks of the last day. */
function growthLook({ clock, state }: World, disk: Looking<DiskSeen>, limitMs: number) {
  return looking<number | null>(clock, {
    id: 'growth',
    title: 'Look how fast it grew',
    needs: ['disks'],
    limitMs,
    see() {
      const seen = seenIn(disk.observed());
      const now = clock.now();
      const past = seen === null ? [] : state.history(`disk:${seen.path}`, now - DAY_MS, 3000);
      const points = past.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
      const days = daysUntilFull(seen?.usage?.usedPercent ?? 0, growthPerDay(points));
      return Promise.resolve({
        seen: days,
        says: days === null ? 'it does not grow' : `full in ${Math.round(days)} d`,
      });
    },
  });
}
