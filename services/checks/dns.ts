import { OpsError } from '#domain/errors.ts';
import { NET_FAILURES, targetFailure } from '#domain/net-failure.ts';
import type { Verdict } from '#domain/reading.ts';

import { defineCheck } from './check.ts';

const TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'] as const;

export default defineCheck({
  kind: 'dns',
  title: 'DNS',
  about:
    'Looks a name up. Critical when it does not exist, lacks an expected record, or when a name server that was named does not answer; a warning when there are other records besides.',
  group: 'checks',
  component: 'services',
  intervalMs: 60_000,
  timeoutMs: 5000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      name: z.string().min(1).describe('Name to look up.'),
      type: z.enum(TYPES).default('A').describe('Kind of record.'),
      server: z.string().optional().describe('Name server to ask (1.1.1.1, 127.0.0.1:5353) instead of the usual ones.'),
      expect: z.array(z.string().min(1)).optional().describe('Records that must be there, and no others.'),
    }),
  target: ({ name, type, server }) =>
    [name, ...(type === 'A' ? [] : [type]), ...(server ? [`@${server}`] : [])].join(' '),
  async probe({ name, type, server, expect }, { world, signal }) {
    try {
      return compare(await world.net.dns(name, type, server ?? null, signal), expect ?? []);
    } catch (error) {
      return failed(error, server);
    }
  },
});

function compare(found: readonly string[], expected: readonly string[]): Verdict {
  const missing = expected.filter((record) => !found.includes(record));
  const others = expected.length > 0 ? found.filter((record) => !expected.includes(record)) : [];
  const records = found.toSorted().join(', ');
  const base = { data: { records: found.toSorted() } };
  if (missing.length > 0)
    return {
      ...base,
      status: 'critical',
      summary: `${missing.join(', ')} is missing, found ${records}`,
      hint: 'Correct the record.',
    };
  if (others.length > 0)
    return {
      ...base,
      status: 'warning',
      summary: `also ${others.join(', ')}`,
      hint: 'Remove the record, or expect it.',
    };
  return { ...base, status: 'ok', summary: records };
}

/** A silent name server is the target itself when it was named; otherwise this machine cannot look. */
function failed(error: unknown, server: string | undefined): Verdict {
  const failure = targetFailure(error);
  if (failure?.code === 'dns') return { status: 'critical', summary: 'there is no such record', hint: failure.hint };
  if (server === undefined || !(error instanceof OpsError) || (failure === null && error.code !== 'resolver'))
    throw error;
  return { status: 'critical', summary: `${server} gives no answer`, hint: NET_FAILURES.resolver.hint };
}
