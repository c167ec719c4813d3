import { toRestore } from '#domain/backups/to-restore.ts';
import {
  FULL_LEVELS,
  type FullLevel,
  type LevelOutlook,
  type RecoveryOutlook,
  type SeenBackup,
} from '#domain/emergency/recovery/outlook.ts';
import { stepCount } from '#domain/emergency/recovery/plan-text.ts';
import { messageOf } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';

import { nameOfService, type RecoveryTarget } from './about.ts';
import { knownGoods } from './goods/known-goods.ts';
import { planRecovery, type PlannedRecovery, type RecoveryWish } from './plan.ts';
import { checksFor } from './reset/target.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

interface Around {
  /** How long runs like a plan took, ms; null when there were none. */
  readonly usualMs: (plan: Plan) => number | null;
  readonly signal: AbortSignal;
}

/** How every level of a full recovery would go. Plans each of them; changes nothing, rejects only when nothing can be recovered. */
export async function recoveryOutlook(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  target: RecoveryTarget,
  { usualMs, signal }: Around,
): Promise<RecoveryOutlook> {
  const levels = await Promise.all(
    FULL_LEVELS.map(async (level): Promise<LevelOutlook> => {
      if (target.project === null && target.service === null)
        return { level, steps: 0, aboutMs: null, keeps: '', off: 'it is neither a service nor a project' };
      try {
        const planned = await planRecovery(world, facts, wishFor(target, { level }), signal);
        return {
          level,
          steps: stepCount(planned.plan),
          aboutMs: usualMs(planned.plan),
          keeps: '',
          off: whyOff(level, target, planned),
        };
      } catch (thrown) {
        return { level, steps: 0, aboutMs: null, keeps: '', off: lowered(messageOf(thrown)) };
      }
    }),
  );
  return {
    subject: target.title,
    levels,
    goods: await goodsOf(world, facts, target, signal),
    backup: await backupOf(world),
  };
}

/** Releases to go back to: those that are known to be good, then the others, each the newest first. */
async function goodsOf(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  { project, service }: RecoveryTarget,
  signal: AbortSignal,
): Promise<RecoveryOutlook['goods']> {
  if (project === null) return [];
  const goods = await knownGoods(world, { project, checks: checksFor(facts, [service?.id ?? null]) }, signal);
  return goods.toSorted((a, b) => Number(b.proven) - Number(a.proven));
}

/** What planning is asked for a target. */
export const wishFor = (
  { service, project }: RecoveryTarget,
  wish: Pick<RecoveryWish, 'level' | 'to' | 'restore'>,
): RecoveryWish => ({ ...wish, services: service === null ? [] : [nameOfService(service)], project });

/** The phase that makes a level what it is. */
const MISSING: Readonly<Record<FullLevel, string>> = {
  reinstall: 'nothing is known to be installed for it',
  reset: 'no known good is recorded',
  restore: 'there is no backup',
};

function whyOff(level: FullLevel, { project }: RecoveryTarget, { plan, findings }: PlannedRecovery): string | null {
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) return lowered(blocking.message);
  const own = plan.steps.filter(({ phase }) => phase === level);
  if (own.some(({ skipped }) => skipped === null)) return null;
  if (level !== 'restore' && project === null) return 'no project is known of it';
  return own.find(({ skipped }) => skipped !== null)?.skipped ?? MISSING[level];
}

/** The backup that `restore` would put back; null where there is none, or nobody can say. */
async function backupOf({ backups }: RecoveryWorld): Promise<SeenBackup | null> {
  const backup = toRestore(await backups.list().catch(() => []));
  if (backup === null) return null;
  const { id, at, verifiedAt, testedAt } = backup;
  return { id, at, verifiedAt, testedAt };
}

const lowered = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
