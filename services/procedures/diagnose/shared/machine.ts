import { percent } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';

interface Machine {
  readonly memoryPercent: number;
  readonly diskPercent: number | null;
}

/** Memory and disk of this machine, which a service that fails may have run out of. */
export function machineLook({ clock, system }: World, limitMs: number) {
  return looking<Machine>(clock, {
    id: 'machine',
    title: 'Look at memory and disk of this machine',
    commands: ['free -h', 'df -h /'],
    limitMs,
    async see(signal) {
      const { totalBytes, availableBytes } = system.memory();
      const memoryPercent = 100 * (1 - availableBytes / totalBytes);
      const usage = await system.diskUsage(await system.mountOf('/'), signal).catch(() => null);
      const diskPercent = usage?.usedPercent ?? null;
      const disk = diskPercent === null ? 'disk unknown' : `disk ${percent(Math.round(diskPercent))}`;
      return {
        seen: { memoryPercent, diskPercent },
        says: `memory ${percent(Math.round(memoryPercent))}, ${disk} used`,
      };
    },
  });
}
