import type { Plan } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import { permissionFor } from '#domain/roles/of-procedure.ts';
import type { World } from '#services/ports/world.ts';
import type { Host } from '#services/procedures/engine/host.ts';

import { actOf, runIntent } from './acts.ts';
import { announced } from './announced.ts';
import { quietFor } from './quiet.ts';

const RETRY_MS = 1000;

/** A store that does not answer holds no run up for longer. */
const LEARN_MS = 1000;

/** What of a world a run is executed with. */
export type HostWorld = Pick<
  World,
  'clock' | 'shell' | 'journals' | 'locks' | 'environment' | 'secrets' | 'audit' | 'policy'
> &
  Partial<Pick<World, 'state'>>;

/**
 * What the engine is given of a world. The one gate of every run: who may not is refused before anything begins, and
 * what a run is about to do and did goes into the trail.
 */
export function hostOf(
  world: HostWorld,
  { onEvent, ask }: { readonly onEvent: (event: RunEvent) => void; readonly ask?: Host['ask'] },
): Host {
  const { clock, shell, journals, locks, audit, policy, state } = world;
  const redactor = redactorOf(world);
  const plans = new Map<string, Plan>();
  const quiet = quietFor(world);
  return {
    clock,
    shell,
    journals,
    locks,
    redaction: () => redactor.stream(),
    async permit(plan, run, how) {
      await policy.demand(permissionFor(plan.procedure), plan.title);
      plans.set(run, plan);
      await learnStored(world);
      await audit.append(runIntent(plan, run, how));
      quiet.begin(plan, run);
    },
    onEvent(event) {
      const act = actOf(plans.get(event.run) ?? null, event);
      // The journal of the run has it too: a trail that cannot be written stops no step half way.
      if (act !== null) void audit.append(act).catch(() => undefined);
      const told = announced(plans.get(event.run) ?? null, event);
      if (told !== null) state?.alerts.announce({ ...told, summary: redactor.redact(told.summary) });
      if (event.type === 'ended') {
        void audit.settle().catch(() => undefined);
        quiet.end(event.run);
      }
      onEvent(event);
    },
    ask,
    retryDelayMs: RETRY_MS,
  };
}

/** Programs may print any value that is stored: those of an open store are known before the first one starts. */
function learnStored({ secrets, clock }: HostWorld): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const release = clock.after(LEARN_MS, resolve);
  void secrets.stored().then(
    () => resolve(),
    () => resolve(),
  );
  return promise.finally(release);
}
