import type { Step } from '#services/procedures/engine/step.ts';

/**
 * The steps of phases one after the other: what begins a phase waits for everything of the phase before it that has
 * steps. Within a phase a step without needs waits for the one before it.
 */
export function chained(phases: readonly (readonly Step[])[]): readonly Step[] {
  let barrier: readonly string[] = [];
  return phases.flatMap((steps) => {
    const before = barrier;
    const own = steps.map((step, at): Step => {
      if (step.needs === undefined) return at === 0 ? { ...step, needs: before } : step;
      return step.needs.length === 0 ? { ...step, needs: before } : step;
    });
    if (steps.length > 0) barrier = steps.map(({ id }) => id);
    return own;
  });
}
