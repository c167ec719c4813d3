import type { Plan } from '#domain/procedure/plan.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import type { RecoverySettings } from '#domain/recovery/settings.ts';
import type { World } from '#services/ports/world.ts';
import { forget } from '#services/procedures/engine/forget.ts';
import type { Procedure } from '#services/procedures/engine/step.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

/** Which runs are counted together, and how their steps are made again. */
interface Kind {
  readonly name: 'recover' | 'backup';
  readonly of: (plan: Plan) => Procedure;
}

/** Which finished runs can no longer be taken back: of `runs`, newest first, all but the newest and the young. */
export function outdated(
  runs: readonly Pick<RunState, 'run' | 'endedAt' | 'startedAt'>[],
  { runs: most, forMs }: RecoverySettings['keep'],
  now: number,
): readonly string[] {
  return runs
    .filter(({ endedAt, startedAt }, at) => at >= most || now - (endedAt ?? startedAt ?? now) > forMs)
    .map(({ run }) => run);
}

/**
 * Forgets what older runs of the kind kept to be taken back. The run that ends now counts and stays. Called by whoever holds the
 * lock of the kind. Resolves to those forgotten.
 */
export async function prune(
  world: World,
  { run, keep, kind }: { run: string; keep: RecoverySettings['keep']; kind: Kind },
): Promise<readonly string[]> {
  const known = knownRuns(world.journals, kind.name).filter(({ plan }) => plan?.undoable === true);
  // One that was left half way is a person's to decide, and counts for nothing.
  const kept = known.filter((one) => one.run === run || one.state === 'done');
  const host = hostOf(world, { onEvent: () => undefined });
  const forgotten: string[] = [];
  for (const old of outdated(kept, keep, world.clock.now())) {
    const plan = kept.find((one) => one.run === old)?.plan ?? null;
    if (old === run || plan === null) continue;
    if (await forget(kind.of(plan), { run: old, host }).catch(() => false)) forgotten.push(old);
  }
  return forgotten;
}
