import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import type { OwnItem } from '#domain/checklist/settings.ts';

import { question } from './question.ts';

/** The items of the person's own, in the order they are written. */
export function ownItems(facts: ChecklistFacts): readonly Judged[] {
  return facts.settings.own[facts.list].map((item) => ownItem(item, facts));
}

function ownItem(item: OwnItem, facts: ChecklistFacts): Judged {
  const { id, title } = item;
  if (item.type === 'question') return question(id, title, title, item.hint)(facts);
  if (item.type === 'check') return checked(id, title, item.check, facts);
  const outcome = facts.outcomes[id];
  return judged(id, title, outcome ?? { status: 'unknown', summary: 'not looked at yet' });
}

function checked(id: string, title: string, check: string, { readings, absent }: ChecklistFacts): Judged {
  const reading = readings.find((each) => each.id === check) ?? absent.find((each) => each.id === check);
  if (reading === undefined)
    return judged(id, title, {
      status: 'unknown',
      summary: `there is no check ${check}`,
      hint: 'Correct its id in the configuration: cpm-console check list',
    });
  return judged(id, title, {
    status: absent.includes(reading) ? 'unknown' : reading.status,
    value: reading.value ?? null,
    unit: reading.unit ?? null,
    summary: reading.summary,
    hint: reading.hint ?? null,
    evidence: [reading.id],
    counts: !absent.includes(reading),
  });
}
