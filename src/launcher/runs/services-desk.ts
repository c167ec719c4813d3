import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import { type ServiceName } from '#domain/service/names.ts';
import { type UsedAt, usesOf } from '#domain/service/use.ts';
import type { ServiceReview, ServicesDesk, ServiceUse, ServiceWish } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { planService, readyChecks } from '#services/procedures/service/plan.ts';
import { newServiceRun } from '#services/procedures/service/start.ts';
import type { AppStore } from '#store/store.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly keeper: RunKeeper;
  readonly config: () => Config;
}

const REVIEW_MS = 20_000;
const DETAIL_MS = 8000;

/** Services for the screen: planned and begun as `service` does it. */
export function servicesDeskFor(parts: Parts): ServicesDesk {
  const { world, store, config } = parts;
  let before: UsedAt | null = null;
  return {
    async look() {
      const pids = pidsOf(store);
      if (pids.size === 0) return {};
      const [now, listeners] = await Promise.all([world.processes.look(), world.processes.listeners()]);
      const uses = usesOf([...pids.values()], now, before);
      before = now;
      return Object.fromEntries(
        [...pids].flatMap(([id, pid]): [string, ServiceUse][] => {
          const use = uses.get(pid);
          if (use === undefined) return [];
          const own = new Set(use.pids);
          const ports = listeners.flatMap((each) => (each.pid !== null && own.has(each.pid) ? [each.port] : []));
          return [[id, { ...rounded(use), ports: [...new Set(ports)].toSorted((a, b) => a - b), processes: own.size }]];
        }),
      );
    },
    detail: (id) => detailOf(parts, serviceOf(store, config(), id)),
    review: (ids, wish) => reviewOf(parts, ids, wish),
  };
}

async function detailOf({ world, config }: Parts, name: ServiceName) {
  const { services, checks } = config();
  const control = world.managers.find((manager) => manager.name === name.manager)?.control;
  if (control === undefined)
    throw new OpsError('look-only', `${name.manager} tells no more about its units.`, { hint: 'Ask it by hand.' });
  const found = await control.detail(name.unit, AbortSignal.timeout(DETAIL_MS));
  const known = services.find(({ id }) => id === name.id);
  const redaction = redactorOf(world).stream();
  return {
    ...found,
    program: found.program === null ? null : redaction.push(found.program) + redaction.flush(),
    after: [...new Set([...(known?.requires ?? []), ...(known?.after ?? [])])],
    neededBy: services.filter(({ requires }) => name.id !== null && requires?.includes(name.id)).map(({ id }) => id),
    checks: readyChecks(known, checks),
  };
}

async function reviewOf(
  { world, store, keeper, config }: Parts,
  ids: readonly string[],
  wish: ServiceWish,
): Promise<ServiceReview> {
  const names = ids.map((id) => serviceOf(store, config(), id));
  const acting = gated(world, config);
  const { plan, findings, asks, isNeeded } = await planService(
    acting,
    config(),
    names,
    wish,
    AbortSignal.timeout(REVIEW_MS),
  );
  const blocking = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
  return {
    asks,
    blocked: blocking.length > 0 ? blocking.join(' ') : null,
    notes: findings.filter(({ blocks }) => !blocks).map(({ message }) => message),
    isNeeded,
    start: () => keeper.start(newServiceRun(acting, plan)),
  };
}

/** The service behind a check. Throws OpsError `no-service` when its check is gone. */
function serviceOf(store: AppStore, { services }: Config, checkId: string): ServiceName {
  const data = store.getState().readings[checkId]?.data;
  const known = services.find(({ id }) => checkId === `service:${id}`);
  if (known !== undefined) return known;
  const [manager, unit] = [data?.['manager'], data?.['unit']];
  if (typeof manager === 'string' && typeof unit === 'string') return { id: null, manager, unit };
  throw new OpsError('no-service', `Nothing is known of ${checkId} yet.`, { hint: 'Test it now with t.' });
}

/** The main process of every service that runs, by the id of its check. */
function pidsOf(store: AppStore): ReadonlyMap<string, number> {
  const services = Object.values(store.getState().readings).filter(({ kind }) => kind === 'service');
  return new Map(
    services.flatMap(({ id, data }): [string, number][] => {
      const pid = data?.['pid'];
      return typeof pid === 'number' ? [[id, pid]] : [];
    }),
  );
}

/** As precise as is worth a repaint. */
function rounded({ cpuPercent, memoryBytes }: { readonly cpuPercent: number | null; readonly memoryBytes: number }) {
  const share = cpuPercent === null ? null : cpuPercent < 1 ? Math.ceil(cpuPercent * 2) / 2 : Math.round(cpuPercent);
  return { cpuPercent: share, memoryBytes: Math.round(memoryBytes / MIB) * MIB };
}

const MIB = 1024 * 1024;
