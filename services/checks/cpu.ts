import { OpsError } from '#domain/errors.ts';
import { toStep } from '#domain/rounding.ts';
import { judge } from '#domain/threshold.ts';
import type { CpuSample, CpuTimes } from '#services/ports/system.ts';

import { defineCheck, type ProbeContext } from './check.ts';
import { slot } from './support/slot.ts';
import { type Look, twoLooks } from './support/two-looks.ts';

/** What one look differs from the next in. */
type Counters = Pick<CpuSample, 'times'> & Partial<Pick<CpuSample, 'throttled'>>;

const looks = slot<Look<Counters>>();

export default defineCheck({
  kind: 'cpu',
  title: 'CPU',
  about:
    'Share of the processors that is busy, within the quota of a container; not ok when it stays high for a minute.',
  group: 'system',
  component: 'framework',
  intervalMs: 2000,
  timeoutMs: 2000,
  thresholds: { warning: 80, critical: 95, hysteresis: 5 },
  unit: '%',
  params: (z) =>
    z.object({
      overSeconds: z.number().min(0).max(3600).default(60).describe('The limits hold for the mean over this time.'),
    }),
  target: () => 'host',
  discover: () => Promise.resolve([{ id: 'cpu:host', kind: 'cpu', title: 'CPU', params: { overSeconds: 60 } }]),
  async probe({ overSeconds }, context) {
    const { system } = context.world;
    const start = system.baseline?.() ?? null;
    let sample: CpuSample | undefined;
    const [before, now] = await twoLooks(
      context,
      looks,
      start && { at: start.at, counters: { times: start.cpu } },
      () => (sample = system.cpu()),
    );
    const share = shares(before.counters.times, now.counters.times);
    const throttled = throttledShare(before.counters.throttled, now.counters.throttled);
    const mean = meanOver(overSeconds * 1000, share.busy, context);
    const status = mean === null ? 'ok' : judge(mean, context.thresholds, context.previous);
    const { load, cores, pressure } = sample ?? system.cpu();
    const loaded = `load ${load[0].toFixed(1)} of ${toStep(cores, 0.1)} ${cores === 1 ? 'core' : 'cores'}`;
    return {
      status,
      summary: status === 'ok' ? loaded : `${share.busy} % busy, ${loaded}`,
      value: share.busy,
      unit: '%',
      hint: status === 'ok' ? undefined : 'See what is running: ps -eo pcpu,pid,comm --sort=-pcpu | head',
      metrics: [
        ...(share.waiting === null ? [] : [{ name: 'waitingForDisk', value: share.waiting, unit: '%' }]),
        ...(share.stolen === null ? [] : [{ name: 'stolen', value: share.stolen, unit: '%' }]),
        ...(pressure === null ? [] : [{ name: 'pressure', value: Math.round(pressure), unit: '%' }]),
        ...(throttled === null ? [] : [{ name: 'throttled', value: throttled, unit: '%' }]),
      ],
      data: { cores: toStep(cores, 0.01), of: now.counters.times.of ?? 'machine' },
    };
  },
});

function shares(before: CpuTimes, now: CpuTimes): { busy: number; waiting: number | null; stolen: number | null } {
  const total = now.total - before.total;
  const busy = now.busy - before.busy;
  if (!(total > 0) || busy < 0 || before.of !== now.of)
    throw new OpsError('cpu-counters', 'the CPU counters did not move forward', {
      hint: 'It should settle with the next look; a virtual machine that was just resumed does this once.',
    });
  const percent = (part: number): number => Math.min(100, Math.max(0, Math.round((100 * part) / total)));
  const share = (earlier: number | undefined, later: number | undefined): number | null =>
    earlier === undefined || later === undefined ? null : percent(later - earlier);
  return {
    busy: percent(busy),
    waiting: share(before.waiting, now.waiting),
    stolen: share(before.stolen, now.stolen),
  };
}

/** Mean of this value and the recorded ones; null while they cover less than half the time, when a peak proves nothing. */
function meanOver(ms: number, value: number, { world, id }: ProbeContext): number | null {
  if (ms === 0) return value;
  const now = world.clock.now();
  const past = world.state.history(id, now - ms, 600).filter((sample) => sample.value !== null);
  const covered = now - Math.min(now, ...past.map((sample) => sample.at));
  if (covered < ms / 2) return null;
  return past.reduce((sum, sample) => sum + (sample.value ?? 0), value) / (past.length + 1);
}

/** Share of the scheduling periods between two looks in which the quota held us back; null without a quota. */
function throttledShare(before: CpuSample['throttled'] = null, now: CpuSample['throttled'] = null): number | null {
  if (before === null || now === null) return null;
  const periods = now.periods - before.periods;
  return periods > 0 ? Math.round((100 * (now.throttled - before.throttled)) / periods) : 0;
}
