import { OpsError } from '#domain/errors.ts';
import { rate } from '#domain/format.ts';
import { calmRate } from '#domain/rounding.ts';
import { worst } from '#domain/status.ts';
import { judge } from '#domain/threshold.ts';
import { trafficRates } from '#domain/traffic.ts';
import type { TrafficSample } from '#services/ports/system.ts';

import { defineCheck } from './check.ts';
import { slot } from './support/slot.ts';
import { type Look, twoLooks } from './support/two-looks.ts';

const looks = slot<Look<TrafficSample>>();

export default defineCheck({
  kind: 'network',
  title: 'Network',
  about: 'Bytes received and sent by the real interfaces and moved by the disks; not ok when interfaces report errors.',
  group: 'system',
  component: null,
  intervalMs: 2000,
  timeoutMs: 2000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      errorsPerMinute: z.number().min(0).default(60).describe('Warn when interfaces report this many errors or more.'),
    }),
  target: () => 'host',
  async discover({ world }) {
    if (world.system.traffic().interfaces.length === 0) return [];
    return [{ id: 'network:host', kind: 'network', title: 'Network', params: { errorsPerMinute: 60 } }];
  },
  async probe({ errorsPerMinute }, context) {
    const { system } = context.world;
    const start = system.baseline?.() ?? null;
    const first = start && { at: start.at, counters: start.traffic };
    const [before, now] = await twoLooks(context, looks, first, () => system.traffic());
    const rates = trafficRates(before.counters, now.counters, now.at - before.at);
    if (rates.received === null || rates.sent === null)
      throw new OpsError('no-interface', 'no network interface', { hint: 'See what is there: ip -br link' });
    const [received, sent] = [calmRate(rates.received), calmRate(rates.sent)];
    const disk = calmRate((rates.diskRead ?? 0) + (rates.diskWritten ?? 0));
    const errors = Math.round((rates.errors ?? 0) * 60);
    const failing = errors > 0 && errors >= errorsPerMinute;
    const value = received + sent;
    return {
      status: worst([judge(value, context.thresholds, context.previous), failing ? 'warning' : 'ok']),
      summary: `↓ ${rate(received)} ↑ ${rate(sent)}, disk ${rate(disk)}${failing ? `, ${errors} errors a minute` : ''}`,
      value,
      unit: 'B/s',
      hint: failing ? 'A cable, a port or a driver: see which one with ip -s link' : undefined,
      metrics: [
        { name: 'received', value: received, unit: 'B/s' },
        { name: 'sent', value: sent, unit: 'B/s' },
        { name: 'diskRead', value: calmRate(rates.diskRead ?? 0), unit: 'B/s' },
        { name: 'diskWritten', value: calmRate(rates.diskWritten ?? 0), unit: 'B/s' },
        { name: 'errors', value: errors, unit: 'per minute' },
      ],
    };
  },
});
