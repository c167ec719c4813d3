import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { plural } from '#domain/format.ts';

/** What was promised in a learning for today or before. */
export function actionsDue({ actions, day }: ChecklistFacts): Judged | null {
  if (actions === null) return null;
  const id = 'action-items';
  const title = 'Action items';
  if ('nothing' in actions) return judged(id, title, { status: 'ok', value: 0, summary: actions.nothing });
  if ('failed' in actions)
    return judged(id, title, { status: 'unknown', summary: actions.failed, hint: actions.hint ?? null });
  const due = actions.found;
  const late = due.filter(({ deadline }) => deadline < day).length;
  const [first] = due;
  return judged(id, title, {
    status: due.length === 0 ? 'ok' : 'warning',
    value: due.length,
    unit: 'items',
    summary:
      first === undefined
        ? 'none due'
        : `${plural(due.length, 'action item')} due${late > 0 ? `, ${late} late` : ''}: ${first.task}`,
    hint: first === undefined ? null : 'See them: cpm-console learn actions',
    lines: due.map(
      ({ learning, task, owner, deadline }) => `${deadline} ${task} (${[owner, learning].filter(Boolean).join(', ')})`,
    ),
  });
}
