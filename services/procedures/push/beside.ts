import type { Step } from '#services/procedures/engine/step.ts';

/**
 * The steps with one of them no longer in its turn but beside an earlier one: it waits for what that one waits for, and what
 * comes after both for both. Nothing changes where one of them is missing.
 */
export function beside(steps: readonly Step[], id: string, other: string | undefined): readonly Step[] {
  const first = steps.findIndex((step) => step.id === other);
  const own = steps.findIndex((step) => step.id === id);
  if (first < 1 || own < first) return steps;
  const before = (at: number): string => steps[at - 1]?.id ?? '';
  return steps.map((step, at) => {
    if (at === own) return { ...step, needs: steps[first]?.needs ?? [before(first)] };
    return at === own + 1 ? { ...step, needs: [before(own), id] } : step;
  });
}
