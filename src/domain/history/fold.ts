import type { Status } from '#domain/status.ts';

import { floorTo, type Part } from './part.ts';
import { sketchOf } from './sketch.ts';

/** One look. */
export interface Look {
  /** Epoch ms. */
  readonly at: number;
  readonly value: number | null;
  readonly status: Status;
}

export interface Fold {
  /** Oldest first; one before `from` says how it stood there. */
  readonly looks: readonly Look[];
  readonly from: number;
  /** Nothing is known of later. */
  readonly to: number;
  /** How long a look stands when no other follows. */
  readonly holdMs: number;
  readonly stepMs: number;
  /** Where a step begins; others follow from there. */
  readonly origin?: number;
}

interface Open {
  readonly values: number[];
  upMs: number;
  warningMs: number;
  downMs: number;
}

/** Sums looks up into steps of `stepMs`, the oldest first; a step of which nothing is known is left out. */
export function fold({ looks, from, to, holdMs, stepMs, origin = 0 }: Fold): readonly Part[] {
  const steps = new Map<number, Open>();
  const stepAt = (at: number): Open => {
    const start = floorTo(at - origin, stepMs) + origin;
    const open = steps.get(start) ?? { values: [], upMs: 0, warningMs: 0, downMs: 0 };
    steps.set(start, open);
    return open;
  };
  looks.forEach(({ at, value, status }, index) => {
    if (value !== null && at >= from && at < to) stepAt(at).values.push(value);
    if (status === 'unknown') return;
    const end = Math.min(looks[index + 1]?.at ?? to, at + holdMs, to);
    for (let start = Math.max(at, from); start < end;) {
      const next = Math.min(end, floorTo(start - origin, stepMs) + origin + stepMs);
      const step = stepAt(start);
      step[status === 'critical' ? 'downMs' : 'upMs'] += next - start;
      if (status === 'warning') step.warningMs += next - start;
      start = next;
    }
  });
  return [...steps].toSorted(([a], [b]) => a - b).map(([at, open]) => partOf(at, stepMs, open));
}

function partOf(at: number, stepMs: number, { values, upMs, warningMs, downMs }: Open): Part {
  return {
    at,
    stepMs,
    count: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    min: values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b)),
    max: values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b)),
    last: values.at(-1) ?? null,
    upMs,
    warningMs,
    downMs,
    sketch: sketchOf(values),
  };
}
