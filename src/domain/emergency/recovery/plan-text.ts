import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';

/** A line of a plan that is read before it is agreed to. */
export interface PlanLine {
  readonly type: 'phase' | 'step' | 'command' | 'note';
  readonly text: string;
}

/** Phases in which something is done: what a person counts as steps. */
export const stepCount = ({ phases, steps }: Pick<Plan, 'phases' | 'steps'>): number =>
  phases.filter(({ id }) => steps.some((step) => step.phase === id && step.skipped === null)).length;

/** The plan with every command as it is typed: phases numbered, what is skipped with its reason. */
export function planText({ phases, steps }: Pick<Plan, 'phases' | 'steps'>): readonly PlanLine[] {
  let number = 0;
  return phases.flatMap(({ id, title }): readonly PlanLine[] => {
    const own = steps.filter((step) => step.phase === id);
    if (own.length === 0) return [];
    if (own.every(({ skipped }) => skipped !== null))
      return [{ type: 'note', text: `${title}: ${[...new Set(own.map(({ skipped }) => skipped))].join(', ')}` }];
    number += 1;
    const [only] = own;
    if (own.length === 1 && only?.commands.length === 0)
      return [{ type: 'phase', text: `${number} ${title}${only.title === title ? '' : `: ${worded(only)}`}` }];
    return [{ type: 'phase', text: `${number} ${title}` }, ...own.flatMap(stepLines)];
  });
}

const worded = ({ title, reads, writes }: PlannedStep): string =>
  reads || writes === null || writes === '' ? title : `${title}: ${writes}`;

function stepLines(step: PlannedStep): readonly PlanLine[] {
  const { title, commands, skipped } = step;
  if (skipped !== null) return [{ type: 'note', text: `${title}: skipped, ${skipped}` }];
  return [{ type: 'step', text: worded(step) }, ...commands.map((text): PlanLine => ({ type: 'command', text }))];
}

/** What the dialog shows of the commands: the first ones, and how many more the plan has. */
export function briefly(commands: readonly string[], most: number): readonly string[] {
  if (commands.length <= most) return commands;
  return [...commands.slice(0, most - 1), `… ${commands.length - most + 1} more, as the plan shows them`];
}
