import { holderWords } from '#domain/diagnosis/holder.ts';
import { percent, plural } from '#domain/format.ts';
import { allHolders } from '#services/procedures/diagnose/shared/holders.ts';
import type { RecoveryParts } from '#services/procedures/recovery/steps/parts.ts';

import type { Evidence } from './record.ts';

/** Who listens where. */
export const portsEvidence = ({ world, params: { services } }: RecoveryParts): Evidence => ({
  id: 'ports',
  title: 'Write down who holds which port',
  commands: ['ss -tlnp'],
  async see() {
    const holders = await allHolders(world);
    const wanted = new Set(services.flatMap(({ ports }) => ports));
    const held = holders
      .filter(({ port }) => wanted.has(port))
      .map((holder) => `${holder.port}: ${holderWords(holder)}`);
    const text = holders.map((holder) => `${holder.port} ${holder.address}: ${holderWords(holder)}`).join('\n');
    return { text, says: held.length === 0 ? plural(holders.length, 'listener') : held.join('; ') };
  },
});

/** How full every disk is. */
export const disksEvidence = ({ world: { system } }: RecoveryParts): Evidence => ({
  id: 'disks',
  title: 'Write down how full the disks are',
  commands: ['df -h', 'df -i'],
  async see(signal) {
    const lines = await Promise.all(
      (await system.mounts()).map(async (mount) => {
        const usage = await system.diskUsage(mount, signal).catch(() => null);
        if (usage === null) return `${mount.path}: does not answer`;
        const inodes =
          usage.inodesUsedPercent === null ? '' : `, inodes ${percent(Math.round(usage.inodesUsedPercent))}`;
        return `${mount.path}: ${percent(Math.round(usage.usedPercent))} used${inodes}`;
      }),
    );
    return { text: lines.join('\n'), says: lines.slice(0, 3).join('; ') };
  },
});
