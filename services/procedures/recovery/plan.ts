import type { Plan } from '#domain/procedure/plan.ts';
import { isOutOfCount } from '#domain/reading.ts';
import { includes, type Level } from '#domain/recovery/levels.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import { memoryService } from '#services/procedures/service/memory.ts';
import { lookAt, type ServiceFinding } from '#services/procedures/service/plan-look.ts';
import { ordered } from '#services/procedures/service/plan-order.ts';
import { keyOf } from '#services/procedures/service/targets.ts';

import { consequencesOf } from './consequences.ts';
import { lastReadings } from './last-readings.ts';
import type { RecoverParams, RecoveryUnit } from './params.ts';
import { planPutBack } from './plan-restore.ts';
import { portsOf } from './ports.ts';
import { recoveryPlan } from './procedure.ts';
import { planReinstall } from './reinstall/plan.ts';
import { resetTarget } from './reset/target.ts';
import { recoveryTargets } from './targets.ts';
import { usualProject, usualSources } from './usual.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

/** The check that the console finds by itself. */
const MEMORY_CHECK = 'memory:service';

/** What a person wants. */
export interface RecoveryWish {
  readonly level: Level;
  /** Names; empty for what is broken. */
  readonly services?: readonly string[] | undefined;
  readonly project?: RecoverParams['project'] | undefined;
  /** The commit of `reset`; null or left out for the newest that is known to be good. */
  readonly to?: string | null | undefined;
  /** The backup of `restore`; null or left out for the newest. */
  readonly restore?: string | null | undefined;
  /** Left out for the default set. */
  readonly sources?: readonly BackupSource[] | undefined;
}

/** What a person should know before, or why it cannot be done. */
export interface RecoveryFinding {
  /** kebab-case. */
  readonly id: string;
  readonly message: string;
  /** What somebody would type about it; null where nothing is. */
  readonly command: string | null;
  /** Whether nothing can be begun with it. */
  readonly blocks: boolean;
}

export interface PlannedRecovery {
  readonly plan: Plan;
  readonly findings: readonly RecoveryFinding[];
  /** For the confirm: {@link Confirmation} of src/domain/confirm.ts without what it runs. */
  readonly asks: {
    readonly tier: 'interrupting';
    readonly title: string;
    readonly commands: readonly string[];
    readonly consequences: readonly string[];
    readonly button: string;
  };
  /** Whether anything but looking is left to be done. */
  readonly isNeeded: boolean;
}

/**
 * Plans a recovery: asks the managers how the units are and whether this user may; changes nothing. Rejects with OpsError
 * `no-service`, `ambiguous` for a name.
 */
export async function planRecovery(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  wish: RecoveryWish,
  signal: AbortSignal,
): Promise<PlannedRecovery> {
  world.journals.reserve?.();
  const targets = await recoveryTargets(world, facts, wish, signal);
  const items = ordered(targets, facts, 'start');
  const [starts, stops] = await Promise.all([
    lookAt(world, items, 'start', 'TERM', signal),
    lookAt(world, items, 'stop', 'TERM', signal),
  ]);
  const memory = await memoryService(world, facts, signal);
  // Where none was ever seen or named nobody waits for its answer.
  const asksMemory = lastReadings(world).some((one) => one.id === MEMORY_CHECK && !isOutOfCount(one));
  const services = await Promise.all(
    starts.map(async ({ unit }, at): Promise<RecoveryUnit> => {
      const { command, refusal, skip } = stops[at]?.unit ?? unit;
      const isMemory = memory !== null && keyOf(memory.manager, memory.unit) === keyOf(unit.manager, unit.unit);
      const { ports, strangers } = await portsOf(world, facts, { ...unit, id: unit.service, isMemory }, signal);
      const logs = facts.services.find(({ id }) => id === unit.service)?.logs ?? [];
      const checks = isMemory && asksMemory ? [...new Set([...unit.checks, MEMORY_CHECK])] : unit.checks;
      return { ...unit, checks, skip: null, stop: { command, refusal }, up: skip === null, ports, strangers, logs };
    }),
  );
  const project = wish.project === undefined ? await usualProject(world, facts, targets, signal) : wish.project;
  const reinstall = includes(wish.level, 'reinstall')
    ? await planReinstall(world, project?.top ?? null, signal, checkOf(facts, project))
    : undefined;
  const putBack = includes(wish.level, 'restore') ? await planPutBack(world, wish.restore ?? null) : null;
  const ids = services.map(({ service }) => service);
  const reset = await resetTarget(world, facts, { ...wish, project, ids }, signal);
  const params: RecoverParams = {
    kind: 'recover',
    level: wish.level,
    services,
    project,
    reinstall,
    to: reset.to,
    sources: includes(wish.level, 'reinstall') ? (wish.sources ?? usualSources(world, facts, project)) : [],
    restore: putBack?.id ?? wish.restore ?? null,
    putBack: putBack ?? undefined,
    validate: facts.recovery.validate,
    keep: facts.recovery.keep,
    at: world.clock.now(),
  };
  const plan = recoveryPlan(world, params);
  const lacks = includes(wish.level, 'restore') && putBack === null ? [NO_BACKUP] : [];
  const news = [...starts, ...stops].flatMap((looked) => looked.findings).filter(isNews);
  const findings = [...reset.findings, ...news];
  return {
    plan,
    findings: [...lacks, ...findings],
    isNeeded: plan.steps.some(({ reads, skipped }) => !reads && skipped === null),
    asks: {
      tier: 'interrupting',
      title: `${plan.title}?`,
      // What only looks is in the plan; whoever agrees agrees to what changes something.
      commands: plan.steps
        .filter(({ reads, skipped }) => !reads && skipped === null)
        .flatMap(({ commands }) => commands),
      consequences: consequencesOf(services),
      button: plan.title,
    },
  };
}

/** The person's own word for "it can be started". */
const checkOf = ({ projects }: RecoveryFacts, project: RecoverParams['project']) =>
  projects.find(({ path }) => path === project?.top)?.recovery?.check ?? null;

/** That there is nothing to restore from is known before anything is stopped. */
const NO_BACKUP: RecoveryFinding = {
  id: 'no-backup',
  message: 'There is no backup to restore from.',
  command: 'cpm-console backup create',
  blocks: true,
};

/** That something runs, or does not, is why a recovery is wanted. */
const isNews = ({ id }: ServiceFinding): boolean => id !== 'already';
