import { type LookupAddress, promises as dns, type RecordWithTtl } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';

import { netError } from '#domain/net-failure.ts';

import { isNoSuch } from './errors.ts';
import { type Address, fromHosts } from './hosts.ts';

const RESOLVE = { timeout: 1_500, tries: 2 };
const LONGEST_KEPT_S = 60;

/**
 * A `lookup` for sockets that never waits in the four threads that node shares with the file system: the hosts table,
 * then a resolver of our own, its answers kept as long as they say (at most a minute). Only a name that DNS does not
 * know goes to the system, which may know it from elsewhere.
 */
export function lookupWith(servers: readonly string[] | null): LookupFunction {
  const kept = new Map<string, { readonly until: number; readonly addresses: readonly Address[] }>();
  const find = callbackify(async (name: string): Promise<readonly Address[]> => {
    const local = fromHosts(name);
    if (local.length > 0) return local;
    const before = kept.get(name);
    if (before && before.until > performance.now()) return before.addresses;
    const { addresses, ttl } = await ask(name, servers);
    kept.set(name, { until: performance.now() + 1000 * Math.min(ttl, LONGEST_KEPT_S), addresses });
    return addresses;
  });
  return (name, { all }, done) => {
    // After a failure callbackify gives no second argument, whatever its types say.
    find(name, (error, ...[addresses = []]: [(readonly Address[])?]) => {
      const [first] = addresses;
      if (!first) done(error, []);
      else if (all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}

async function ask(name: string, servers: readonly string[] | null) {
  const resolver = new dns.Resolver(RESOLVE);
  if (servers) resolver.setServers(servers);
  const of = (family: 4 | 6) => (records: readonly RecordWithTtl[]) => records.map((record) => ({ ...record, family }));
  const answers = await Promise.allSettled([
    resolver.resolve4(name, { ttl: true }).then(of(4)),
    resolver.resolve6(name, { ttl: true }).then(of(6)),
  ]);
  const records = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (records.length > 0) return { ttl: Math.min(...records.map(({ ttl }) => ttl)), addresses: records };
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  const silent = failures.find((failure) => !isNoSuch(failure));
  if (silent) throw netError('resolver', name, { cause: silent });
  if (servers) throw netError('dns', name, { cause: failures[0] });
  return { ttl: 5, addresses: (await dns.lookup(name, { all: true })).map(fromSystem) };
}

const fromSystem = ({ address, family }: LookupAddress): Address => ({ address, family: family === 6 ? 6 : 4 });
