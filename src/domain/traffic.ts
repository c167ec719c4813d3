import { increase, totalIncrease } from './counter.ts';

/** Byte counters of a machine at one moment. */
export interface TrafficCounters {
  readonly interfaces: readonly {
    readonly name: string;
    readonly rxBytes: number;
    readonly txBytes: number;
    readonly errors: number;
  }[];
  readonly diskReadBytes: number;
  readonly diskWriteBytes: number;
}

/** Per second, unrounded; null where nothing can be said (no interface that was there both times, a restarted counter). */
export interface TrafficRates {
  readonly received: number | null;
  readonly sent: number | null;
  readonly errors: number | null;
  readonly diskRead: number | null;
  readonly diskWritten: number | null;
}

/** Only what was there in both looks counts: an interface that came or went would show its whole life as one burst. */
export function trafficRates(before: TrafficCounters, now: TrafficCounters, ms: number): TrafficRates {
  const earlier = new Map(before.interfaces.map((counters) => [counters.name, counters]));
  const perSecond = (step: number | null): number | null => (step === null || ms <= 0 ? null : (1000 * step) / ms);
  const overInterfaces = (counter: 'rxBytes' | 'txBytes' | 'errors'): number | null =>
    perSecond(
      totalIncrease(
        now.interfaces.map((counters) => {
          const then = earlier.get(counters.name);
          return then === undefined ? null : increase(then[counter], counters[counter]);
        }),
      ),
    );
  return {
    received: overInterfaces('rxBytes'),
    sent: overInterfaces('txBytes'),
    errors: overInterfaces('errors'),
    diskRead: perSecond(increase(before.diskReadBytes, now.diskReadBytes)),
    diskWritten: perSecond(increase(before.diskWriteBytes, now.diskWriteBytes)),
  };
}
