import type { Step, StepContext } from '#services/procedures/engine/step.ts';

const FUNCTIONS = ['when', 'before', 'run', 'probe', 'verify', 'undo', 'dispose'] as const;

/** A step of another procedure under names of its own, so that the same one can be there twice. */
export function scoped(prefix: string, phase: string, step: Step): Step {
  const named = (id: string) => `${prefix}-${id}`;
  const around = (context: StepContext): StepContext => ({
    ...context,
    resultOf: (id) => context.resultOf(named(id)),
  });
  const inner = Object.fromEntries(
    FUNCTIONS.flatMap((name) => {
      const own: unknown = step[name];
      if (typeof own !== 'function') return [];
      return [[name, (context: StepContext): unknown => Reflect.apply(own, step, [around(context)])]];
    }),
  );
  return {
    ...step,
    ...inner,
    id: named(step.id),
    phase,
    ...(step.needs !== undefined && { needs: step.needs.map(named) }),
  };
}
