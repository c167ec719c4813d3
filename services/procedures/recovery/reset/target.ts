import { includes } from '#domain/recovery/levels.ts';
import { knownGoods } from '#services/procedures/recovery/goods/known-goods.ts';
import type { RecoveryFinding, RecoveryWish } from '#services/procedures/recovery/plan.ts';
import { overwrittenBy, refuseSnapshot } from '#services/procedures/recovery/snapshot/snapshot.ts';
import type { RecoveryFacts, RecoveryWorld } from '#services/procedures/recovery/world.ts';

interface Target {
  /** The commit in full; null where nothing is reset. */
  readonly to: string | null;
  readonly findings: readonly RecoveryFinding[];
}

/**
 * Where a reset goes: what the person named, else the newest release that is known to be good. Says what git would overwrite
 * and why it cannot be done. Rejects with OpsError `no-commit`.
 */
export async function resetTarget(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  wish: RecoveryWish & { readonly ids: readonly (string | null)[] },
  signal: AbortSignal,
): Promise<Target> {
  const { level, project = null } = wish;
  if (!includes(level, 'reset') || project === null) return { to: wish.to ?? null, findings: [] };
  const named = wish.to ?? (await newestGood(world, facts, { project, ids: wish.ids }, signal));
  if (named === null) return { to: null, findings: [noneKnown(project.id, level === 'reset')] };
  const refusal = await refuseSnapshot(world, project.top, signal);
  if (refusal !== null) return { to: named, findings: [blocking(refusal)] };
  const { commit, refusal: inTheWay, ignored, untracked } = await overwrittenBy(world, project.top, named, signal);
  const loose = [...untracked, ...ignored];
  const told = loose.length === 0 ? [] : [overwrites(loose)];
  return { to: commit, findings: inTheWay === null ? told : [blocking(inTheWay), ...told] };
}

/** The newest release that is known to be good; null when none is. */
async function newestGood(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  {
    project,
    ids,
  }: { readonly project: NonNullable<RecoveryWish['project']>; readonly ids: readonly (string | null)[] },
  signal: AbortSignal,
): Promise<string | null> {
  const goods = await knownGoods(world, { project, checks: checksFor(facts, ids) }, signal);
  return goods.find(({ proven }) => proven)?.commit ?? null;
}

/** Checks that tell whether a release is good: those of the services named, of all when none is. */
export function checksFor({ services }: RecoveryFacts, ids: readonly (string | null)[]): readonly string[] {
  const chosen = services.filter(({ id }) => ids.includes(id));
  const meant = chosen.length === 0 ? services : chosen;
  return [...new Set(meant.flatMap(({ id, checks = [] }) => [`service:${id}`, ...checks]))];
}

const noneKnown = (project: string, blocks: boolean): RecoveryFinding => ({
  id: 'no-known-good',
  message: `No release of ${project} is known to be good: none was followed by 24 h without a critical reading.`,
  command: 'cpm-console recover plan --level reset --to COMMIT',
  blocks,
});

const blocking = ({ code, message, hint }: { code: string; message: string; hint: string }): RecoveryFinding => ({
  id: code,
  message: `${message} ${hint}`,
  command: null,
  blocks: true,
});

const NAMED = 10;

const overwrites = (paths: readonly string[]): RecoveryFinding => ({
  id: 'overwrites',
  message: `The commit has files of its own where these are not in git now; they are kept and come back with the undo: ${paths.slice(0, NAMED).join(', ')}${paths.length > NAMED ? ` and ${paths.length - NAMED} more` : ''}`,
  command: null,
  blocks: false,
});
