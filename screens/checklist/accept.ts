import type { ChecklistItem, ListName } from '#domain/checklist/checklist.ts';
import { untilOf } from '#domain/checklist/until.ts';
import { messageOf } from '#domain/errors.ts';
import type { Acts } from '#store/acts/acts.ts';

import type { ChecklistDesk } from './desk.ts';

interface Parts {
  readonly list: ListName;
  readonly desk: ChecklistDesk;
  readonly show: Acts['show'];
  readonly doing: (work: Promise<unknown>) => void;
}

/** Asks until when an item is accepted, then why. */
export function acceptIt(item: ChecklistItem, { list, desk, show, doing }: Parts): void {
  const why = (until: string) =>
    show({
      type: 'write',
      ask: {
        title: `Why is ${item.title} acceptable?`,
        lines: ['Those who read the list later see it.'],
        prompt: 'Note: ',
        run: (note) => doing(desk.accept(list, item.id, until, note)),
      },
    });
  show({
    type: 'write',
    ask: {
      title: `Accept ${item.title} until…`,
      lines: [item.summary, 'It counts as fine until then. z takes it back.'],
      prompt: 'Last day, or how long: ',
      proposal: '7d',
      wrong: problemOf,
      run: why,
    },
  });
}

/** Only whether it is a time; whether it is over is judged when it is done. */
function problemOf(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  try {
    untilOf(text, 0);
    return null;
  } catch (error) {
    return `${messageOf(error)} Such as 2026-12-24, 7d or 12h.`;
  }
}
