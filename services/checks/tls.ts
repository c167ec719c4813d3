import type { Verdict } from '#domain/reading.ts';
import { worst } from '#domain/status.ts';
import { judge, type Thresholds } from '#domain/threshold.ts';
import type { TlsFacts } from '#services/ports/net.ts';

import { defineCheck } from './check.ts';
import { asked } from './support/target.ts';

const DAY_MS = 86_400_000;

export default defineCheck({
  kind: 'tls',
  title: 'Certificate',
  about:
    'Looks at the certificate of a port: how long it lasts, who signed it and for which name it is. Critical when it has ended, is not trusted, or is for another name.',
  group: 'checks',
  component: 'services',
  intervalMs: 300_000,
  timeoutMs: 10_000,
  thresholds: { warning: 21, critical: 7, bad: 'below' },
  unit: 'd',
  params: (z) =>
    z.object({
      host: z.string().min(1).describe('Name or address.'),
      port: z.number().int().min(1).max(65_535).default(443).describe('Port.'),
      serverName: z.string().optional().describe('Name the certificate must be for, when it is not the host.'),
      selfSigned: z.boolean().default(false).describe('Whether it may be signed by nobody that this machine trusts.'),
    }),
  target: ({ host, port }) => (port === 443 ? host : `${host}:${port}`),
  probe: ({ host, port, serverName, selfSigned }, { world, signal, thresholds }) =>
    asked(async () => {
      const facts = await world.net.tls(host, port, serverName ?? host, signal);
      return verdict(facts, world.clock.now(), selfSigned, thresholds);
    }),
});

/** Three facts, each with its own words: age, trust, name. */
function verdict(facts: TlsFacts, now: number, selfSigned: boolean, thresholds: Thresholds): Verdict {
  const days = Math.floor((facts.validTo - now) / DAY_MS);
  const untrusted = selfSigned ? null : facts.untrusted;
  const faults = [
    ...(days < 0 ? [`ended ${-days} d ago`] : []),
    ...(untrusted === null ? [] : [`not trusted (${untrusted})`]),
    ...(facts.wrongName === null ? [] : ['for another name']),
  ];
  const status = worst([faults.length > 0 ? 'critical' : 'ok', judge(days, thresholds)]);
  return {
    status,
    summary: [...faults, ...(days < 0 ? [] : [`${days} d left`]), `by ${facts.issuer}`].join(', '),
    value: days,
    unit: 'd',
    hint: hintFor(status !== 'ok', untrusted, facts.wrongName),
    data: { validTo: new Date(facts.validTo).toISOString(), untrusted: facts.untrusted, wrongName: facts.wrongName },
  };
}

function hintFor(bad: boolean, untrusted: string | null, wrongName: string | null): string | undefined {
  if (wrongName !== null) return 'Set serverName, or get a certificate for this name.';
  if (untrusted !== null) return 'Complete its chain, or set selfSigned: true.';
  return bad ? 'Renew the certificate.' : undefined;
}
