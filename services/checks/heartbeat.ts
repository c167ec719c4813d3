import { writeDuration } from '#domain/duration.ts';
import { span } from '#domain/format.ts';
import { heartbeatKey, isHeartbeatName, type Ping, readPing } from '#domain/heartbeat.ts';
import type { Verdict } from '#domain/reading.ts';

import { defineCheck } from './check.ts';
import { durationParam } from './support/params.ts';

const MINUTE_MS = 60_000;

export default defineCheck({
  kind: 'heartbeat',
  title: 'Heartbeat',
  about:
    'Waits for a job to say that it ran (cpm-console ping NAME). A warning when it is late, critical when it is later than the grace or said that it failed, unknown until its first sign.',
  group: 'checks',
  component: 'services',
  intervalMs: 30_000,
  timeoutMs: 5000,
  thresholds: { warning: null, critical: null },
  unit: 'min',
  params: (z) =>
    z.object({
      name: z
        .string()
        .refine(isHeartbeatName, 'expected letters, digits and . _ -')
        .describe('What the job calls itself.'),
      every: durationParam(z).describe('How often it should ping: 1h, 1d.'),
      grace: durationParam(z).optional().describe('How late it may be before that is critical; a tenth unless told.'),
    }),
  target: ({ name }) => name,
  async probe({ name, every, grace = Math.max(every / 10, MINUTE_MS) }, { world }) {
    const ping = readPing(world.state.get(heartbeatKey(name)));
    if (ping === null)
      return {
        status: 'unknown',
        summary: 'has never been heard of',
        hint: `At the end of the job: cpm-console ping ${name} --exit-code $?`,
      };
    return verdict(ping, world.clock.now() - ping.at, every, grace);
  },
});

function verdict({ at, exitCode }: Ping, age: number, every: number, grace: number): Verdict {
  const failed = exitCode !== null && exitCode !== 0;
  const due = age > every + grace ? 'critical' : age > every ? 'warning' : 'ok';
  const heard = age < MINUTE_MS ? 'pinged just now' : `pinged ${span(age)} ago`;
  const late = due === 'ok' ? '' : `, due every ${writeDuration(every)}`;
  return {
    status: failed ? 'critical' : due,
    summary: failed ? `failed with exit code ${exitCode}, ${heard}${late}` : `${heard}${late}`,
    value: Math.max(0, Math.floor(age / MINUTE_MS)),
    unit: 'min',
    hint: failed ? 'Read the log of the job.' : due === 'ok' ? undefined : 'See whether the job still runs: crontab -l',
    data: { lastPing: new Date(at).toISOString(), exitCode },
  };
}
