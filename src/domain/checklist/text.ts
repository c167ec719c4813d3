import { isFine } from './assemble.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { dayOf } from './days.ts';

const TITLES = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const;
const WORDS = { ok: 'ok', warning: 'attention', critical: 'critical', unknown: 'unknown' } as const;

/** `Daily checklist 2026-11-20: 4 of 5 ok, signed by ana` */
export function headline({ list, day, ok, total, signed }: Checklist): string {
  const who = signed === null ? 'not signed' : `signed by ${signed.by}`;
  return `${TITLES[list]} checklist ${day}: ${ok} of ${total} ok, ${who}`;
}

/** The word for how an item is, as a person takes it. */
export function wordOf(item: ChecklistItem): string {
  if (item.accepted !== null) return 'accepted';
  if (!item.counts) return 'not set up';
  return item.asks && item.status === 'unknown' ? 'to answer' : WORDS[item.status];
}

/** Lines for a terminal or a file: how each item is, what changed, and what to do next. */
export function checklistText(checklist: Checklist): string {
  const { items } = checklist;
  const word = Math.max(0, ...items.map((item) => wordOf(item).length));
  const title = Math.max(0, ...items.map((item) => item.title.length));
  const lines = items.flatMap((item) => {
    const change = item.change === null ? '' : `  (${item.change})`;
    const own = `${wordOf(item).padEnd(word)}  ${item.title.padEnd(title)}  ${item.summary}${change}`;
    const pad = ' '.repeat(word + 2);
    return [
      own,
      ...(item.accepted === null ? [] : [`${pad}${acceptedWords(item)}`]),
      ...(item.hint === null || isFine(item) ? [] : [`${pad}${item.hint}`]),
    ];
  });
  return `${[headline(checklist), '', ...lines].join('\n')}\n`;
}

/** `accepted by ana until 2026-11-27: waits for the new disk` */
export function acceptedWords({ accepted }: ChecklistItem): string {
  if (accepted === null) return '';
  const note = accepted.note === '' ? '' : `: ${accepted.note}`;
  return `accepted by ${accepted.by} until ${dayOf(accepted.until)}${note}`;
}
