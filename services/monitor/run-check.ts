import { messageOf, OpsError } from '#domain/errors.ts';
import type { Reading, Verdict } from '#domain/reading.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { World } from '#services/ports/world.ts';

import { withDeadline } from './deadline.ts';
import { redactedVerdict } from './redacted.ts';
import { tidy } from './tidy.ts';

export interface CheckRun {
  readonly world: World;
  readonly kind: AnyKind;
  readonly instance: Instance;
  readonly previous: Reading | null;
  /** Kept by the caller from look to look. */
  readonly memory: Map<string, unknown>;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** One look. Never throws: whatever goes wrong in the probe is a reading with status unknown that says why. */
export async function runCheck(run: CheckRun): Promise<Reading> {
  const { clock } = run.world;
  const started = clock.monotonic();
  const verdict = await look(run);
  const clean = redactedVerdict(tidy(verdict), run.world);
  return readingOf(run, clean, clock, clock.monotonic() - started);
}

/** Checks, known by their memory, whose probe is deaf to its signal and still runs; never start a second one beside it. */
const lingering = new WeakSet<Map<string, unknown>>();

async function look({ world, kind, instance, previous, memory, signal }: CheckRun): Promise<Verdict> {
  const thresholds = instance.thresholds ?? kind.thresholds;
  const timeoutMs = instance.timeoutMs ?? kind.timeoutMs;
  const context = { world, previous: previous?.status ?? null, memory, thresholds, id: instance.id };
  try {
    if (lingering.has(memory)) throw new OpsError('still-running', 'the look before this one has not ended yet');
    return await withDeadline(world.clock, timeoutMs, signal, async (deadline) => {
      lingering.add(memory);
      try {
        return await kind.probe(instance.params, { ...context, signal: deadline });
      } finally {
        lingering.delete(memory);
      }
    });
  } catch (error) {
    return { status: 'unknown', summary: messageOf(error), hint: hintOf(error) };
  }
}

function hintOf(error: unknown): string | undefined {
  return error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
}

function readingOf({ kind, instance, previous }: CheckRun, verdict: Verdict, clock: Clock, tookMs: number): Reading {
  const takenAt = clock.now();
  return {
    ...verdict,
    ...placeOf(kind, instance),
    takenAt,
    since: previous?.status === verdict.status ? previous.since : takenAt,
    tookMs: Math.round(tookMs * 10) / 10,
    pausedUntil: null,
  };
}

/** What a reading says about its check whatever the look finds: the instance's own wishes before the kind's defaults. */
export function placeOf(
  kind: AnyKind,
  instance: Instance,
): Pick<Reading, 'id' | 'kind' | 'title' | 'group' | 'component' | 'critical' | 'weight' | 'intervalMs'> {
  return {
    id: instance.id,
    kind: kind.kind,
    title: instance.title,
    group: instance.group ?? kind.group,
    component: instance.component === undefined ? kind.component : instance.component,
    critical: instance.critical ?? false,
    weight: instance.weight ?? 1,
    intervalMs: instance.intervalMs ?? kind.intervalMs,
  };
}
