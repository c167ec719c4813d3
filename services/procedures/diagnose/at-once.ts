import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { OpsError } from '#domain/errors.ts';
import { isJsonObject } from '#domain/json.ts';
import type { World } from '#services/ports/world.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import { newDiagnosis } from './procedure.ts';
import type { Target } from './target.ts';

/** One look of a diagnosis as it goes. */
export interface LookSeen {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'looking' | 'over';
  /** What it saw, or why it could not look; empty before. */
  readonly says: string;
}

interface Watching {
  readonly limitMs: number;
  readonly signal: AbortSignal;
  readonly told: (looks: readonly LookSeen[]) => void;
}

/**
 * Diagnoses without a run: nothing is journaled, so that it works where nothing can be written. Rejects with OpsError
 * `interrupted` when the signal fires.
 */
export async function diagnoseAtOnce(
  world: World,
  target: Target,
  { limitMs, signal, told }: Watching,
): Promise<Diagnosis> {
  const { steps } = newDiagnosis(world, target, limitMs);
  const looks = steps.slice(0, -1);
  const seen = new Map<string, LookSeen>(looks.map(({ id, title }) => [id, { id, title, state: 'waiting', says: '' }]));
  const tell = (id: string, change: Partial<LookSeen>) => {
    const known = seen.get(id);
    if (known === undefined) return;
    seen.set(id, { ...known, ...change });
    if (!signal.aborted) told([...seen.values()]);
  };
  const over = new Map<string, Promise<void>>();
  const look = (step: Step): Promise<void> => {
    const known = over.get(step.id);
    if (known !== undefined) return known;
    const work = async () => {
      await Promise.all((step.needs ?? []).flatMap((id) => looks.filter((other) => other.id === id).map(look)));
      tell(step.id, { state: 'looking' });
      const done = await step.run(contextFor(world, signal));
      tell(step.id, { state: 'over', says: done?.summary ?? '' });
    };
    const begun = work();
    over.set(step.id, begun);
    return begun;
  };
  await Promise.all(looks.map(look));
  const last = await steps.at(-1)?.run(contextFor(world, signal));
  if (signal.aborted) throw new OpsError('interrupted', 'The diagnosis was left.', { exit: 'interrupted' });
  const result = last?.result ?? null;
  const diagnosis = isJsonObject(result) ? diagnosisIn(result) : null;
  if (diagnosis === null) throw new OpsError('no-conclusion', 'The diagnosis came to no conclusion.');
  return diagnosis;
}

const LIMIT_MS = 30_000;

/** What a look may use: it reads, asks nobody, and keeps nothing. */
function contextFor({ shell }: World, signal: AbortSignal): StepContext {
  const exec: StepContext['exec'] = (command, { timeoutMs = LIMIT_MS, maxBytes } = {}) =>
    shell.run(command, { signal, timeoutMs, maxBytes });
  return {
    run: '',
    folder: '',
    before: null,
    result: null,
    resultOf: () => null,
    beforeOf: () => null,
    signal,
    exec,
    async must(command, limits) {
      const finished = await exec(command, limits);
      if (finished.exitCode !== 0) throw new OpsError('command-failed', `${command.file} failed.`);
      return finished;
    },
    ask: () => Promise.reject(new OpsError('needs-answer', 'Nobody is asked while it is looked.')),
    note: () => undefined,
    progress: () => undefined,
  };
}
