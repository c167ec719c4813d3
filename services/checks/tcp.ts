import { latency } from '#domain/format.ts';
import { judge } from '#domain/threshold.ts';

import { defineCheck } from './check.ts';
import { asked } from './support/target.ts';

export default defineCheck({
  kind: 'tcp',
  title: 'TCP',
  about: 'Opens a connection to a port and closes it. Critical when nobody accepts it, a warning when it takes long.',
  group: 'checks',
  component: 'services',
  intervalMs: 30_000,
  timeoutMs: 5000,
  thresholds: { warning: 1000, critical: null, hysteresis: 100 },
  unit: 'ms',
  params: (z) =>
    z.object({
      host: z.string().min(1).default('localhost').describe('Name or address.'),
      port: z.number().int().min(1).max(65_535).describe('Port.'),
    }),
  target: ({ host, port }) => `${host}:${port}`,
  probe: ({ host, port }, { world, signal, thresholds, previous }) =>
    asked(async () => {
      const took = Math.round(await world.net.tcp(host, port, signal));
      const status = judge(took, thresholds, previous);
      return {
        status,
        summary: status === 'ok' ? `open, ${latency(took)}` : `open but slow, ${latency(took)}`,
        value: took,
        unit: 'ms',
        hint: status === 'ok' ? undefined : 'The machine or the network between may be overloaded.',
      };
    }),
});
