import { partOf } from '#domain/rounding.ts';
import { judge } from '#domain/threshold.ts';

import { defineCheck } from './check.ts';
import { amountOf } from './support/amount.ts';

export default defineCheck({
  kind: 'memory',
  title: 'Memory',
  about: 'Memory that a new program could not get, within the limit of a container; not ok when little is left.',
  group: 'system',
  component: 'framework',
  intervalMs: 2000,
  timeoutMs: 2000,
  thresholds: { warning: 85, critical: 95, hysteresis: 3 },
  unit: '%',
  params: (z) => z.object({}),
  target: () => 'host',
  discover: () => Promise.resolve([{ id: 'memory:host', kind: 'memory', title: 'Memory', params: {} }]),
  async probe(_params, { world, thresholds, previous }) {
    const { totalBytes, availableBytes, limitedBy, pressure } = world.system.memory();
    const value = Math.round((100 * (totalBytes - availableBytes)) / totalBytes);
    const used = partOf(totalBytes, totalBytes - availableBytes);
    const status = judge(value, thresholds, previous);
    const amount = amountOf(used, totalBytes);
    return {
      status,
      summary: status === 'ok' ? amount : `${value} % used, ${amount}`,
      value,
      unit: '%',
      hint: status === 'ok' ? undefined : 'See what holds it: ps -eo rss,pid,comm --sort=-rss | head',
      metrics: [
        { name: 'usedBytes', value: used, unit: 'B' },
        { name: 'totalBytes', value: totalBytes, unit: 'B' },
        ...(pressure === null || pressure === undefined
          ? []
          : [{ name: 'pressure', value: Math.round(pressure), unit: '%' }]),
      ],
      data: { limitedBy },
    };
  },
});
