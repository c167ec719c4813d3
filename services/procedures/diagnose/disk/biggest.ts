import type { DiskSeen } from '#domain/diagnosis/disk/facts.ts';
import { bytes, grouped } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';

import { isTight } from './tight.ts';

const MOST = 10;
const KIB = 1024;

/** What fills it, as far as can be counted in the time; only where it is tight. */
export function biggestLook({ clock, shell }: World, disk: Looking<DiskSeen>, limitMs: number) {
  return looking<readonly { readonly path: string; readonly size: number }[] | null>(clock, {
    id: 'biggest',
    title: 'Look what fills it',
    needs: ['disks'],
    limitMs: 4 * limitMs,
    async see(signal) {
      const tight = isTight(disk);
      if (tight === null) return { seen: null, says: 'not needed' };
      const { inodesUsedPercent, usedPercent = 0 } = tight.usage ?? {};
      const inodes = (inodesUsedPercent ?? 0) > usedPercent;
      const args = [inodes ? '--inodes' : '--block-size=1K', '-x', '--max-depth=2', '--', tight.path];
      const { stdout } = await shell.run(
        { file: 'du', args },
        { signal, timeoutMs: 3 * limitMs, maxBytes: 1024 * KIB },
      );
      const seen = stdout
        .split('\n')
        .flatMap((line) => sizeIn(line, inodes ? 1 : KIB) ?? [])
        .filter(({ path }) => path !== tight.path)
        .toSorted((one, other) => other.size - one.size)
        .slice(0, MOST);
      const words = seen.slice(0, 3).map(({ path, size }) => `${path} ${inodes ? grouped(size) : bytes(size)}`);
      return { seen, says: words.length === 0 ? 'no folder stands out' : words.join(', ') };
    },
  });
}

function sizeIn(line: string, unit: number): { readonly path: string; readonly size: number } | null {
  const [, size, path] = /^(\d+)\t(.+)$/.exec(line) ?? [];
  return size === undefined || path === undefined ? null : { path, size: Number(size) * unit };
}
