import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

const MOST_BYTES = 64 * 1024;

/** Whether there is a default route, of IPv4 or IPv6. Rejects where the system does not tell. */
export async function wayOut(files: World['files']): Promise<{ readonly seen: boolean; readonly says: string }> {
  const [four, six] = await Promise.all([
    files.read('/proc/net/route', MOST_BYTES),
    files.read('/proc/net/ipv6_route', MOST_BYTES),
  ]);
  if (four === null && six === null) throw new OpsError('not-linux', 'this system does not tell its routes here');
  const seen = hasDefault4(four ?? '') || hasDefault6(six ?? '');
  return { seen, says: seen ? 'there is a default route' : 'there is no default route' };
}

/** Destination and mask are zero: every address. */
function hasDefault4(table: string): boolean {
  return table.split('\n').some((line) => {
    const words = line.split('\t').map((word) => word.trim());
    return words[1] === '00000000' && words[7] === '00000000' && words[0] !== 'lo';
  });
}

/** The kernel keeps an entry that rejects every address, on `lo`. */
function hasDefault6(table: string): boolean {
  return table.split('\n').some((line) => {
    const words = line.trim().split(/\s+/);
    return words[0] === '0'.repeat(32) && words[1] === '00' && words.at(-1) !== 'lo';
  });
}
