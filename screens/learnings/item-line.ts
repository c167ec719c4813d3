import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { ActionItem } from '#domain/learnings/learning.ts';
import { isOverdue } from '#domain/learnings/row.ts';
import { daysUntil } from '#domain/learnings/task.ts';

interface Shown {
  readonly width: number;
  readonly look: Look;
  readonly today: string;
}

/** An action item in a line: whether it is done, who does it, until when. */
export function itemCells(item: ActionItem, { look, today, width }: Shown): readonly Cell[] {
  const { glyphs, colors } = look;
  const late = isOverdue(item, today);
  const [mark, color] = item.done
    ? [glyphs.done, colors.ok]
    : late
      ? [glyphs.warning, colors.warning]
      : [look.plain ? 'open' : glyphs.stopped, colors.text];
  return [
    { text: `   ${mark} `, color },
    { text: item.task, grow: true, dim: item.done },
    { text: item.owner === '' ? '' : `  ${item.owner}`, color: item.done ? colors.dim : colors.accent },
    {
      text: `  ${width < BRIEF ? briefly(item, today) : deadlineWords(item, today)} `,
      ...(late ? { color: colors.warning } : { dim: true }),
    },
  ];
}

/** Below it the task needs the room. */
const BRIEF = 80;

/** `in 7 d`, `2 d late`, `today`, `done`. */
function briefly(item: ActionItem, today: string): string {
  return item.done ? 'done' : (deadlineWords(item, today).split(', ').at(-1) ?? '');
}

/** `by 2026-11-27, in 7 d`, `since 2026-11-18, 2 d late`. */
export function deadlineWords({ deadline, done }: ActionItem, today: string): string {
  if (deadline === '') return done ? 'done' : 'no day set';
  if (done) return `done, by ${deadline}`;
  const days = daysUntil(deadline, today);
  if (Number.isNaN(days)) return `by ${deadline}`;
  if (days === 0) return `by ${deadline}, today`;
  return days > 0 ? `by ${deadline}, in ${days} d` : `by ${deadline}, ${-days} d late`;
}
