import { field, textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';

/** Whether a release was taken back because its branch takes no pushes, and could go through a pull request instead. */
export function goesByPull({ plan, state, error }: RunState): boolean {
  if (plan?.procedure !== 'push' || state !== 'undone' || error?.code !== 'branch-kept') return false;
  return textField(plan.params, 'tag', 'name') !== null && field(plan.params, 'pick') === undefined;
}
