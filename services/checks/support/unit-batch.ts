import { OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';

/** Checks of one manager that come within this time share one question to it. */
const SHARED_MS = 500;

interface Batch {
  readonly at: number;
  readonly names: ReadonlySet<string>;
  readonly units: Promise<ReadonlyMap<string, Unit>>;
}

const batches = new WeakMap<ServiceManager, Batch>();

/**
 * The state of one unit. Asking a manager costs a process, so that the first check asks for every unit that was ever
 * asked for, and those that follow at once read its answer.
 */
export async function unitOf(manager: ServiceManager, name: string, clock: Clock, signal: AbortSignal): Promise<Unit> {
  const last = batches.get(manager);
  const fresh = last && clock.monotonic() - last.at < SHARED_MS && last.names.has(name);
  const batch = fresh ? last : start(manager, new Set([...(last?.names ?? []), name]), clock, signal);
  const unit = (await batch.units).get(name);
  if (!unit) throw new OpsError('garbage', `${manager.name} did not say how ${name} is.`, { hint: 'Try it by hand.' });
  return unit;
}

function start(manager: ServiceManager, names: ReadonlySet<string>, clock: Clock, signal: AbortSignal): Batch {
  const batch = { at: clock.monotonic(), names, units: answers(manager, [...names], signal) };
  batches.set(manager, batch);
  return batch;
}

/** A manager that does not run says so itself, and may know more: which of its units still run without it. */
async function answers(manager: ServiceManager, names: readonly string[], signal: AbortSignal) {
  const units = await manager.status(names, signal);
  return new Map(names.flatMap((name, at) => (units[at] ? [[name, units[at]] as const] : [])));
}
