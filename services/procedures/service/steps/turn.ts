import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { inPlace } from '#services/procedures/service/in-place.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { refusalOf } from '#services/procedures/service/refusal.ts';
import { lineOf, stepId, titleOf, type UnitWork } from '#services/procedures/service/unit-step.ts';

/** A person may take a day for it. */
const LONGEST_MS = 86_400_000;
/** After the person ran it here it is looked for so long. */
const SOON_MS = 5000;

const CHOICES = [
  { id: 'run', title: 'Run it here', note: 'sudo asks you itself' },
  { id: 'wait', title: 'Copy it and wait', note: 'I go on when it is done' },
  { id: 'skip', title: 'Skip it with a reason' },
  { id: 'end', title: 'Stop here and take everything back' },
] as const;

/** Has a person do what this program has no rights for; null where none are missing. */
export function turnStep(work: UnitWork, needs: readonly string[]): Step | null {
  const { unit } = work;
  const { refusal } = unit;
  if (refusal === null || unit.skip !== null) return null;
  return {
    id: stepId.turn(unit),
    title: `${titleOf(work)} by hand`,
    phase: 'act',
    reads: true,
    needs,
    timeoutMs: LONGEST_MS,
    async run(context) {
      let lines: readonly string[] = [];
      for (;;) {
        // The rights may have come meanwhile.
        const missing = await refusalOf(work, context.signal);
        if (missing === null) return { result: { by: 'console' }, summary: 'you may do it' };
        const { value, reason } = await context.ask({
          id: 'turn',
          kind: 'your-turn',
          title: `${titleOf(work)}: ${missing.why}.`,
          lines,
          command: lineOf(work),
          choices: CHOICES,
        });
        if (value === 'skip') return { result: { skipped: reason ?? 'skipped by the person' }, summary: 'skipped' };
        if (value === 'end') throw new OpsError('left', 'Stopped before this step.', { exit: 'rolledBack' });
        if (await isDone(work, context, value === 'run' ? SOON_MS : LONGEST_MS))
          return { result: { by: 'person' }, summary: 'done by you' };
        lines = ['It is not done yet.'];
      }
    },
  };
}

/** Waits until the effect is there. */
async function isDone(work: UnitWork, context: StepContext, limitMs: number): Promise<boolean> {
  const { clock } = work.world;
  const end = clock.monotonic() + limitMs;
  for (;;) {
    const probe = await inPlace(work, context.resultOf(stepId.look(work.unit)), context.signal);
    if (probe.state === 'done') return true;
    if (clock.monotonic() >= end) return false;
    context.progress(0, null, `waiting for ${lineOf(work)}`);
    await pause(clock, work.unit.everyMs, context.signal);
  }
}

/** Who did it, or why nobody does. */
export function turnTaken(answer: Json): { readonly byPerson: boolean; readonly skipped: string | null } {
  return { byPerson: textField(answer, 'by') === 'person', skipped: textField(answer, 'skipped') };
}
