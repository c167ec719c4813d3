import { toStep } from '#domain/rounding.ts';
import { judge } from '#domain/threshold.ts';

import { defineCheck } from './check.ts';

export default defineCheck({
  kind: 'load',
  title: 'Load',
  about: 'Programs that run or wait, per processor, over five minutes; not ok when many more wait than can run.',
  group: 'system',
  component: 'framework',
  intervalMs: 10_000,
  timeoutMs: 2000,
  thresholds: { warning: 2, critical: 4, hysteresis: 0.25 },
  params: (z) => z.object({}),
  target: () => 'host',
  discover: () => Promise.resolve([{ id: 'load:host', kind: 'load', title: 'Load', params: {} }]),
  async probe(_params, { world, thresholds, previous }) {
    const { load, cores, pressure } = world.system.cpu();
    const value = toStep(load[1] / cores, 0.05);
    const status = judge(value, thresholds, previous);
    const [one, five, fifteen] = load.map((number) => toStep(number, 0.1));
    return {
      status,
      summary: `${value} per core, ${one} ${five} ${fifteen} in 1, 5, 15 m`,
      value,
      unit: 'per core',
      hint: status === 'ok' ? undefined : 'See what runs or waits for a disk: ps -eo state,pid,comm | grep "^[RD]"',
      metrics: pressure === null ? [] : [{ name: 'pressure', value: Math.round(pressure), unit: '%' }],
      data: { cores: toStep(cores, 0.01) },
    };
  },
});
