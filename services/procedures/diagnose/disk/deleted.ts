import type { DeletedHolder, DiskSeen } from '#domain/diagnosis/disk/facts.ts';
import { bytes, plural } from '#domain/format.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';

import { isTight } from './tight.ts';

/** Processes looked at between two turns of everything else. */
const AT_ONCE = 16;

/** Who keeps deleted files of the disk alive; only where it is tight. */
export function deletedLook({ clock, processes }: World, disk: Looking<DiskSeen>, limitMs: number) {
  return looking<readonly DeletedHolder[] | null>(clock, {
    id: 'deleted',
    title: 'Look for deleted files that are still open',
    commands: ['sudo lsof +L1'],
    needs: ['disks'],
    limitMs: 2 * limitMs,
    async see(signal) {
      const tight = isTight(disk);
      if (tight === null) return { seen: null, says: 'not needed' };
      const all = await processes.list();
      const found: DeletedHolder[] = [];
      for (let at = 0; at < all.length && !signal.aborted; at += AT_ONCE) {
        const part = all.slice(at, at + AT_ONCE).map((one) => heldBy(processes, one, tight.path));
        found.push(...(await Promise.all(part)).flatMap((one) => one ?? []));
      }
      const seen = found.toSorted((one, other) => other.bytes - one.bytes);
      const total = seen.reduce((sum, one) => sum + one.bytes, 0);
      return { seen, says: `${bytes(total)} held by ${plural(seen.length, 'process')}` };
    },
  });
}

async function heldBy(
  processes: World['processes'],
  { pid, name, startedAt }: ProcessFacts,
  mount: string,
): Promise<DeletedHolder | null> {
  const detail = await processes.detail(pid).catch(() => null);
  const below = mount === '/' ? '/' : `${mount}/`;
  const files = (detail?.files ?? []).filter(
    ({ deleted, kind, path, sizeBytes }) =>
      deleted && kind === 'file' && path.startsWith(below) && (sizeBytes ?? 0) > 0,
  );
  const first = files[0];
  if (first === undefined) return null;
  const size = files.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  return { pid, name, startedAt, bytes: size, files: files.length, path: first.path };
}
