import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';
import { wayOut } from '#services/procedures/diagnose/shared/way-out.ts';

const MOST_BYTES = 64 * 1024;

/** Whether there is a default route, of IPv4 or IPv6. */
export function routeLook({ clock, files }: World, limitMs: number) {
  return looking<boolean>(clock, {
    id: 'route',
    title: 'Look for a way out',
    commands: ['ip route', 'ip -6 route'],
    limitMs,
    see: () => wayOut(files),
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
