import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PlannedUnit } from '#services/procedures/service/params.ts';

import { fileStep, fileStepId, type GiveWork, isWritten, putBack } from './file-step.ts';
import { type Given, unitsOf } from './given.ts';
import { restartSteps } from './restart-steps.ts';

interface Giving {
  readonly world: CredentialWorld;
  readonly name: string;
  readonly givens: readonly Given[];
  /** Ids of the steps that come first. */
  readonly after: readonly string[];
  /** Ids of those that come between the files and the restarts. */
  readonly between?: readonly string[];
  /** Whether the files have it already. */
  readonly written?: boolean;
}

/** Every file gets the value in use, then whoever reads it is restarted until it is ready. */
export function giveSteps({ world, name, givens, after, between = [], written = false }: Giving): {
  readonly files: readonly Step[];
  readonly restarts: readonly Step[];
} {
  const works = givens.map((given): GiveWork => ({ world, name, given }));
  const files = works.map((work, at): Step => {
    const before = works[at - 1];
    return { ...fileStep(work, written), needs: before === undefined ? after : [fileStepId(before.given)] };
  });
  const last = files.at(-1)?.id;
  const worksOf = ({ id }: PlannedUnit) => works.filter(({ given }) => given.units.some((unit) => unit.id === id));
  return {
    files,
    restarts: restartSteps({
      world,
      units: unitsOf(givens),
      after: between.length > 0 ? between : last === undefined ? after : [last],
      async isNew(unit) {
        const probes = await Promise.all(worksOf(unit).map(isWritten));
        return probes.every(({ state }) => state === 'done');
      },
      async makeOld(unit, context) {
        for (const work of worksOf(unit)) await putBack(work, contextOf(work, context));
      },
    }),
  };
}

/** What the step of the file found, for another step that puts it back. */
function contextOf({ given }: GiveWork, context: StepContext): Parameters<typeof putBack>[1] {
  return { run: context.run, before: context.beforeOf(fileStepId(given)), note: (text) => context.note(text) };
}
