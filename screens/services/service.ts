import type { Past } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import type { UnitState } from '#domain/service/unit.ts';
import { numberIn, textIn } from '#screens/reading/facts.ts';

import type { ServiceUse } from './desk.ts';

/** A service as its reading tells it, and what its processes use. */
export interface Service {
  readonly reading: Reading;
  readonly manager: string;
  /** What its manager calls it. */
  readonly unit: string;
  readonly state: UnitState;
  readonly pid: number | null;
  readonly restarts: number | null;
  /** Epoch ms of its last start; null while it does not run. */
  readonly startedAt: number | null;
  readonly memoryBytes: number | null;
  readonly use: ServiceUse | null;
  readonly past: Past | undefined;
  /** Whether it wrote since a person last read its log. */
  readonly fresh: boolean;
}

const STATES: Readonly<Record<string, UnitState>> = {
  running: 'running',
  starting: 'starting',
  stopping: 'stopping',
  stopped: 'stopped',
  failed: 'failed',
  'crash-loop': 'crash-loop',
  'not-found': 'not-found',
  masked: 'masked',
};

/** The services among the readings. */
export function servicesIn(
  readings: Readonly<Record<string, Reading>>,
  past: Readonly<Record<string, Past>>,
  uses: Readonly<Record<string, ServiceUse>>,
  fresh: ReadonlySet<string>,
): readonly Service[] {
  return Object.values(readings)
    .filter(({ kind }) => kind === 'service')
    .map((reading) => ({
      ...serviceOf(reading, past[reading.id], uses[reading.id] ?? null),
      fresh: fresh.has(reading.id),
    }));
}

function serviceOf(reading: Reading, past: Past | undefined, use: ServiceUse | null): Omit<Service, 'fresh'> {
  const started = Date.parse(textIn(reading, 'startedAt') ?? '');
  return {
    reading,
    manager: textIn(reading, 'manager') ?? '',
    unit: textIn(reading, 'unit') ?? '',
    // Where its manager could not be asked, what it said before is no longer true.
    state: reading.status === 'unknown' ? 'unknown' : (STATES[textIn(reading, 'state') ?? ''] ?? 'unknown'),
    pid: numberIn(reading, 'pid'),
    restarts: numberIn(reading, 'restarts'),
    startedAt: Number.isNaN(started) ? null : started,
    memoryBytes: use?.memoryBytes ?? numberIn(reading, 'memory'),
    use,
    past,
  };
}
