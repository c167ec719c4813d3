import { promises as dns } from 'node:dns';

import { OpsError } from '#domain/errors.ts';
import { netError } from '#domain/net-failure.ts';

import { isNoSuch } from './errors.ts';

const RESOLVE = { timeout: 1_500, tries: 2 };
const TYPES = new Set(['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NAPTR', 'NS', 'PTR', 'SOA', 'SRV', 'TXT']);

/** Records of a name as texts, asked of one server or of the system's. */
export async function dnsRecords(
  name: string,
  type: string,
  servers: readonly string[] | null,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (!TYPES.has(type))
    throw new OpsError('usage', `${type} is no DNS record type that can be asked for.`, {
      hint: `Use one of ${[...TYPES].join(', ')}.`,
      exit: 'usage',
    });
  const resolver = new dns.Resolver(RESOLVE);
  if (servers) resolver.setServers(servers);
  const stop = () => resolver.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const records: unknown = await resolver.resolve(name, type);
    return (Array.isArray(records) ? records : [records]).map(text);
  } catch (thrown) {
    if (signal.aborted) throw netError('timeout', name, { says: 'was not looked up in time' });
    throw netError(isNoSuch(thrown) ? 'dns' : 'resolver', name, { cause: thrown });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function text(record: unknown): string {
  if (typeof record === 'string') return record;
  if (Array.isArray(record)) return record.join('');
  return Object.values(record ?? {}).join(' ');
}
