import { latency } from '#domain/format.ts';
import { parseCondition } from '#domain/json-condition.ts';
import type { Verdict } from '#domain/reading.ts';
import { type Status, worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import type { HttpAnswer } from '#services/ports/net.ts';

import { defineCheck } from './check.ts';
import { bodyFaults } from './http/body.ts';
import { expects } from './http/status-range.ts';
import { asked } from './support/target.ts';

const EVIDENCE = 1000;

export default defineCheck({
  kind: 'http',
  title: 'HTTP',
  about:
    'Asks a web address and judges status, body, JSON, latency and the days left of its certificate. Critical when it does not answer as expected, a warning when it is slow.',
  group: 'checks',
  component: 'services',
  intervalMs: 30_000,
  timeoutMs: 10_000,
  thresholds: { warning: 2000, critical: null, hysteresis: 200 },
  unit: 'ms',
  params: (z) =>
    z.object({
      url: z.url({ protocol: /^https?$/ }).describe('Address to ask.'),
      method: z.enum(['GET', 'HEAD', 'POST', 'OPTIONS']).default('GET').describe('How to ask.'),
      headers: z.record(z.string(), z.string()).optional().describe('Headers to send. No place for secrets.'),
      body: z.string().optional().describe('Body to send with POST.'),
      status: z
        .array(z.string().regex(/^[1-5](?:\d\d|xx)$/))
        .min(1)
        .default(['2xx'])
        .describe('Expected answers: 200, 2xx.'),
      contains: z.string().min(1).optional().describe('Text that the body must contain.'),
      matches: z.string().refine(isPattern, 'is no regular expression').optional().describe('Pattern for the body.'),
      json: z
        .array(z.string().refine(isCondition, 'is no condition such as $.status == "healthy"'))
        .optional()
        .describe('Conditions for a JSON body: $.status == "healthy", $.queue.length < 50.'),
      redirects: z.number().int().min(0).max(20).default(0).describe('How many redirects to follow.'),
      insecure: z.boolean().default(false).describe('Accept any certificate.'),
      certificateDays: z
        .object({ warning: z.number().default(21), critical: z.number().default(7) })
        .default({ warning: 21, critical: 7 })
        .describe('Days left of the certificate below which it is not ok.'),
    }),
  target: ({ url }) => url.replace(/^(https?:\/\/)[^/@]*@/, '$1'),
  probe: (params, { world, signal, thresholds, previous }) =>
    asked(async () => {
      const answer = await world.net.http(params, signal);
      const faults = expects(params.status, answer.status) ? bodyFaults(answer, params) : [];
      const slow = judge(answer.tookMs, thresholds, previous);
      const ending = lasting(answer.certificateDays, params.certificateDays);
      if (!expects(params.status, answer.status)) faults.unshift(`answers ${answer.status}`);
      return verdict(answer, faults, slow, ending);
    }),
});

/** Status of a certificate that lasts so many days. */
function lasting(days: number | null, limits: { readonly warning: number; readonly critical: number }): Status {
  return days === null ? 'ok' : judge(days, { ...limits, bad: 'below' });
}

function verdict(answer: HttpAnswer, faults: readonly string[], slow: Status, ending: Status): Verdict {
  const took = Math.round(answer.tookMs);
  const days = answer.certificateDays === null ? null : Math.floor(answer.certificateDays);
  const certificate = ending === 'ok' ? [] : [`certificate ends in ${days} d`];
  const speed = slow === 'ok' ? latency(took) : `slow, ${latency(took)}`;
  return {
    status: worst([faults.length > 0 ? 'critical' : 'ok', slow, ending]),
    summary: [...faults, ...certificate, speed].join(', '),
    value: took,
    unit: 'ms',
    hint: hintFor(faults, slow, ending),
    metrics: days === null ? [] : [{ name: 'certificateDays', value: days, unit: 'd' }],
    data: { httpStatus: answer.status },
    evidence: faults.length > 0 ? answer.body.slice(0, EVIDENCE) : undefined,
  };
}

function hintFor(faults: readonly string[], slow: Status, ending: Status): string | undefined {
  if (faults.length > 0) return 'Look into the log of the service.';
  if (ending !== 'ok') return 'Renew the certificate.';
  return slow === 'ok' ? undefined : 'See what keeps the service busy.';
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function isCondition(text: string): boolean {
  try {
    return parseCondition(text).name !== '';
  } catch {
    return false;
  }
}
