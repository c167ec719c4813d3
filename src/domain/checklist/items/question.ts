import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';

/** A question that only a person can answer, once for every list. Nobody's answer is unknown, never ok. */
export function question(id: string, title: string, asked: string, hint: string | null) {
  return ({ answers, list }: ChecklistFacts): Judged => {
    const answer = answers[id];
    const command = `cpm-console checklist answer ${id} yes${list === 'daily' ? '' : ` --list ${list}`}`;
    if (answer === undefined)
      return judged(id, title, {
        status: 'unknown',
        summary: asked,
        hint: hint ?? `Answer it: ${command}`,
        asks: true,
      });
    return judged(id, title, {
      status: answer.yes ? 'ok' : 'warning',
      summary: `${answer.yes ? 'yes' : 'no'}, says ${answer.by}`,
      hint: answer.yes ? null : (hint ?? `When it is done: ${command}`),
      lines: [asked],
      asks: true,
    });
  };
}
