import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';

const MOST_BYTES = 64 * 1024;

/** Whether there is a default route, of IPv4 or IPv6. */
export function routeLook({ clock, files }: World, limitMs: number) {
  return looking<boolean>(clock, {
    id: 'route',
    title: 'Look for a way out',
    commands: ['ip route', 'ip -6 route'],
    limitMs,
    async see() {
      const [four, six] = await Promise.all([
        files.read('/proc/net/route', MOST_BYTES),
        files.read('/proc/net/ipv6_route', MOST_BYTES),
      ]);
      if (four === null && six === null) throw new OpsError('not-linux', 'this system does not tell its routes here');
      const seen = hasDefault4(four ?? '') || hasDefault6(six ?? '');
      return { seen, says: seen ? 'there is a default route' : 'there is no default route' };
    },
  });
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

/** The name servers that programs are told to ask. */
export function nameServersLook({ clock, files }: World, limitMs: number) {
  return looking<readonly string[]>(clock, {
    id: 'name-servers',
    title: 'Look which name servers are asked',
    commands: ['cat /etc/resolv.conf'],
    limitMs,
    async see() {
      const text = (await files.read('/etc/resolv.conf', MOST_BYTES)) ?? '';
      const seen = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].flatMap(([, server]) => server ?? []);
      return { seen, says: seen.length === 0 ? 'none is named' : seen.join(', ') };
    },
  });
}
