import type { Invocation } from '#cli/command.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { messageOf } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';
import { nameOfService, type ServiceName } from '#domain/service/names.ts';
import { type Status, worst } from '#domain/status.ts';
import { judgeUnit } from '#services/checks/service/verdict.ts';
import { gather, type GatherOptions } from '#services/monitor/gather.ts';
import type { Unit, UnitDetail } from '#services/ports/managers.ts';
import { readyChecks } from '#services/procedures/service/plan.ts';
import { unitsNow } from '#services/procedures/service/seen.ts';
import { keyOf } from '#services/procedures/service/targets.ts';

import { detailOf } from './detail.ts';
import { type Usage, usageOf } from './usage.ts';

/** One service as `list` and `status` tell it. */
export interface ServiceRow {
  readonly service: ServiceName;
  readonly name: string;
  /** Null when its manager could not be asked. */
  readonly unit: Unit | null;
  readonly status: Status;
  readonly summary: string;
  readonly hint: string | null;
  readonly checks: readonly Reading[];
  readonly usage: Usage | null;
  readonly detail: UnitDetail | null;
}

interface Wanted {
  readonly services: readonly ServiceName[];
  /** Units that were told already, by `manager/unit`. */
  readonly told: ReadonlyMap<string, Unit>;
  /** Which of their checks are looked at now. */
  readonly look: GatherOptions['look'];
}

/** Services as they are now. Never rejects: what cannot be asked is unknown and says why. */
export async function rowsOf(invocation: Invocation, { services, told, look }: Wanted): Promise<readonly ServiceRow[]> {
  const { world, config } = invocation;
  const [states, readings] = await Promise.all([
    statesOf(invocation, services, told),
    checksOf(invocation, services, look),
  ]);
  const units = services.map(({ manager, unit }) => states.get(keyOf(manager, unit)));
  const known = units.filter((unit) => typeof unit === 'object');
  const details = await detailOf(invocation, known);
  const usage = await usageOf(world, known, details);
  const now = world.clock.now();
  return services.map((service, at): ServiceRow => {
    const unit = units[at] ?? 'it was not told';
    const row = { service, name: nameOfService(service) };
    if (typeof unit === 'string') {
      const lost = { unit: null, hint: null, checks: [], usage: null, detail: null };
      return { ...row, ...lost, status: 'unknown', summary: unit };
    }
    const configured = config.services.find(({ id }) => id === service.id);
    const verdict = judgeUnit(unit, configured?.critical === true || unit.wanted, now);
    const ids = unit.state === 'running' ? readyChecks(configured, config.checks) : [];
    const checks = ids.flatMap((id) => readings.get(id) ?? []);
    const bad = checks.filter(({ status, pausedUntil }) => status !== 'ok' && pausedUntil === null);
    const status = worst([verdict.status, ...bad.map((reading) => reading.status)]);
    return {
      ...row,
      unit,
      status,
      summary: [verdict.summary, ...bad.map(({ title, summary }) => `${title}: ${summary}`)].join('; '),
      hint: verdict.hint ?? bad[0]?.hint ?? null,
      checks,
      usage: usage.get(keyOf(unit.manager, unit.name)) ?? null,
      detail: details.get(keyOf(unit.manager, unit.name)) ?? null,
    };
  });
}

/** Units by `manager/unit`; a text is why nobody could tell. Each manager is asked once. */
async function statesOf(
  { world, signal }: Invocation,
  services: readonly ServiceName[],
  told: ReadonlyMap<string, Unit>,
): Promise<ReadonlyMap<string, Unit | string>> {
  const states = new Map<string, Unit | string>(told);
  const missing = services.filter(({ manager, unit }) => !told.has(keyOf(manager, unit)));
  await Promise.all(
    [...Map.groupBy(missing, ({ manager }) => manager)].map(async ([manager, group]) => {
      const names = group.map(({ unit }) => unit);
      const found = await unitsNow(world, manager, names, signal).catch((thrown: unknown) => messageOf(thrown));
      for (const [at, { unit }] of group.entries())
        states.set(keyOf(manager, unit), typeof found === 'string' ? found : (found[at] ?? 'it was not told'));
    }),
  );
  return states;
}

/** Readings of the checks that say whether these services are ready, by id. */
async function checksOf(
  invocation: Invocation,
  services: readonly ServiceName[],
  look: GatherOptions['look'],
): Promise<ReadonlyMap<string, Reading>> {
  const { world, config, signal } = invocation;
  const ids = new Set(
    config.services
      .filter(({ id }) => services.some((service) => service.id === id))
      .flatMap((service) => readyChecks(service, config.checks)),
  );
  if (ids.size === 0) return new Map();
  const isOwn = [...ids].every((id) => config.checks.some((check) => check.id === id));
  const all = isOwn ? config.checks : await instancesFor(invocation, false);
  const instances = all.filter(({ id }) => ids.has(id));
  const readings = await gather({ world, instances, among: all, kinds: loadKinds, look, signal });
  return new Map(readings.map((reading) => [reading.id, reading]));
}
