import type { RecoveryOutlook, RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import type { Reading } from '#domain/reading.ts';
import type { RecoveryReview } from '#screens/emergency/desk.ts';
import { targetOf } from '#services/procedures/recovery/about.ts';
import { recoveryOutlook, wishFor } from '#services/procedures/recovery/outlook.ts';
import { planRecovery } from '#services/procedures/recovery/plan.ts';

import type { EmergencyParts } from './emergency-desk.ts';
import { gated } from './gated.ts';
import { procedureOf } from './procedures.ts';

/** How each level of a full recovery of what a check tells would go. */
export async function outlookOf(
  { world, config, runs }: EmergencyParts,
  reading: Reading,
  signal: AbortSignal,
): Promise<RecoveryOutlook> {
  const acting = gated(world, config);
  const target = await targetOf(acting, config(), reading, signal);
  const usualMs = (plan: Plan) =>
    trackRecord(
      Object.values(runs()).filter(
        ({ state }) => state.plan?.procedure === 'recover' && state.plan.params['level'] === plan.params['level'],
      ),
    ).medianMs;
  return recoveryOutlook(acting, config(), target, { usualMs, signal });
}

interface Recovering {
  readonly reading: Reading;
  /** Names of the services that `order` acts on. */
  readonly restarts: readonly string[];
  readonly wish: RecoveryWish;
  readonly signal: AbortSignal;
}

/** Plans a recovery of what a check tells; rejects with OpsError. */
export async function reviewRecovery(
  { world, config, keeper }: EmergencyParts,
  { reading, restarts, wish, signal }: Recovering,
): Promise<RecoveryReview> {
  const acting = gated(world, config);
  const { level, to } = wish;
  const wanted =
    level === 'order'
      ? { level, services: restarts }
      : wishFor(
          await targetOf(acting, config(), reading, signal),
          level === 'restore' ? { level, restore: to } : { level, to },
        );
  const { plan, findings, asks, isNeeded } = await planRecovery(acting, config(), wanted, signal);
  const blocking = findings.filter(({ blocks }) => blocks).map(({ message }) => message);
  return {
    plan,
    asks,
    blocked: blocking.length > 0 ? blocking.join(' ') : null,
    notes: findings.filter(({ blocks }) => !blocks).map(({ message }) => message),
    isNeeded,
    start: async () => keeper.start(await procedureOf(acting, plan)),
  };
}
