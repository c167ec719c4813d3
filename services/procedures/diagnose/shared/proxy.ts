import type { ProxySeen } from '#domain/diagnosis/net.ts';
import type { World } from '#services/ports/world.ts';

const NAMES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'] as const;

/** The proxy that the environment names, and whether it can be reached; null when there is none. */
export async function proxyOf(
  { environment, net }: Pick<World, 'environment' | 'net'>,
  signal: AbortSignal,
): Promise<{ readonly seen: ProxySeen | null; readonly says: string }> {
  for (const variable of NAMES) {
    const url = placeIn(environment.get(variable) ?? '');
    if (url === null) continue;
    const where = `${url.host}:${url.port}`;
    const answers = await net.tcp(url.host, url.port, signal).then(
      () => true,
      () => false,
    );
    return {
      seen: { variable, where, answers },
      says: `${variable} names ${where}, which ${answers ? 'answers' : 'does not answer'}`,
    };
  }
  return { seen: null, says: 'none is set' };
}

/** Host and port alone: an address of a proxy may hold a password. */
function placeIn(text: string): { readonly host: string; readonly port: number } | null {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (text === '' || url === null || url.hostname === '') return null;
  const usual = url.protocol === 'https:' ? 443 : url.protocol.startsWith('socks') ? 1080 : 80;
  return { host: url.hostname.replaceAll(/^\[|\]$/g, ''), port: Number(url.port) || usual };
}
