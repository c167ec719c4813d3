import { increase } from '#domain/counter.ts';
import { rate } from '#domain/format.ts';
import { calmRate } from '#domain/rounding.ts';
import { judge } from '#domain/threshold.ts';
import type { MemorySample } from '#services/ports/system.ts';

import { defineCheck } from './check.ts';
import { amountOf } from './support/amount.ts';
import { slot } from './support/slot.ts';
import type { Look } from './support/two-looks.ts';

const looks = slot<Look<NonNullable<MemorySample['swapped']>>>();

export default defineCheck({
  kind: 'swap',
  title: 'Swap',
  about: 'Share of the swap space in use, and how fast memory moves in and out; not ok when it is nearly full.',
  group: 'system',
  component: 'framework',
  intervalMs: 10_000,
  timeoutMs: 2000,
  thresholds: { warning: 60, critical: 90, hysteresis: 5 },
  unit: '%',
  params: (z) => z.object({}),
  target: () => 'host',
  discover: () => Promise.resolve([{ id: 'swap:host', kind: 'swap', title: 'Swap', params: {} }]),
  async probe(_params, { world, memory, thresholds, previous }) {
    const { swapTotalBytes, swapFreeBytes, swapped } = world.system.memory();
    if (swapTotalBytes === 0) return { status: 'ok', summary: 'none on this machine' };
    const used = swapTotalBytes - swapFreeBytes;
    const value = Math.round((100 * used) / swapTotalBytes);
    const status = judge(value, thresholds, previous);
    const now = swapped && { at: world.clock.monotonic(), counters: swapped };
    const before = looks.get(memory);
    if (now) looks.set(memory, now);
    const [inRate, outRate] = now && before ? ratesOf(before, now) : [null, null];
    const moving = inRate || outRate ? `, ${rate(inRate ?? 0)} in, ${rate(outRate ?? 0)} out` : '';
    return {
      status,
      summary: `${amountOf(used, swapTotalBytes)}${moving}`,
      value,
      unit: '%',
      hint:
        status === 'ok' ? undefined : 'Memory is short: see what holds it with ps -eo rss,pid,comm --sort=-rss | head',
      metrics: [
        ...(inRate === null ? [] : [{ name: 'in', value: inRate, unit: 'B/s' }]),
        ...(outRate === null ? [] : [{ name: 'out', value: outRate, unit: 'B/s' }]),
      ],
    };
  },
});

type Counters = Look<NonNullable<MemorySample['swapped']>>;

function ratesOf(before: Counters, now: Counters): [number | null, number | null] {
  const perSecond = (from: number, to: number): number | null => {
    const step = increase(from, to);
    return step === null || now.at <= before.at ? null : calmRate((1000 * step) / (now.at - before.at));
  };
  return [
    perSecond(before.counters.inBytes, now.counters.inBytes),
    perSecond(before.counters.outBytes, now.counters.outBytes),
  ];
}
