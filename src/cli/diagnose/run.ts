import type { Invocation } from '#cli/command.ts';
import { answersOn } from '#cli/runs/answers.ts';
import { controlled } from '#cli/runs/signals.ts';
import { tellerOf } from '#cli/runs/teller.ts';
import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { parseDuration } from '#domain/duration.ts';
import { EXIT, messageOf, OpsError } from '#domain/errors.ts';
import { aboutDiagnosis } from '#domain/learnings/about-diagnosis.ts';
import { forgivingJournals } from '#services/procedures/diagnose/journals.ts';
import { targetNamed } from '#services/procedures/diagnose/named.ts';
import { newDiagnosis } from '#services/procedures/diagnose/procedure.ts';
import { LIMIT_MS } from '#services/procedures/diagnose/target.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { relatedLearnings } from '#services/procedures/learnings/related.ts';
import { hostOf } from '#services/procedures/runs/host.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { fixFound, fixWish } from './fix.ts';
import { diagnosisText } from './text.ts';

/** Looks, then says what is wrong. Resolves to 0, 20, 21, 22, or 130 when it was ended. */
export async function diagnose(
  invocation: Invocation,
  [name = '', ...more]: readonly string[] = invocation.positionals,
): Promise<number> {
  const { world, config, values, stdout, stderr, signal, ask } = invocation;
  const json = values['json'] === true;
  const { repo } = values;
  const wish = fixWish(values['fix']);
  const choices = { repository: typeof repo === 'string' ? repo : undefined, more };
  const target = await targetNamed(name, config, world, signal, choices);
  const procedure = newDiagnosis(world, target, limitOf(invocation));
  const run = runId('diagnose', world.clock.now(), world.locks.self);
  const journals = forgivingJournals(world.journals, (thrown) =>
    stderr.write(`This run is not kept: ${messageOf(thrown)}\n`),
  );
  const { control, release } = controlled(invocation);
  let found: Diagnosis;
  try {
    const asking = json || ask === undefined ? undefined : answersOn(invocation);
    const host = hostOf({ ...world, journals }, { onEvent: tellerOf(stdout, json), ask: asking });
    const { state, exit, error, result } = await execute(procedure, { run, how: 'run', host, control });
    const diagnosis = diagnosisIn(result);
    if (state !== 'done' || diagnosis === null) {
      stderr.write(`${error?.message ?? 'It was ended before it came to a conclusion.'}\n`);
      return exit ?? EXIT.unexpected;
    }
    const about = aboutDiagnosis(diagnosis);
    const seenBefore = about === null ? [] : await relatedLearnings(world.learnings, about);
    const again = wish === null ? ['cpm-console diagnose', name, ...more].join(' ') : null;
    stdout.write(
      json
        ? `${JSON.stringify({ schema: 1, ...result, seenBefore })}\n`
        : `\n${diagnosisText(diagnosis, { seenBefore, again })}`,
    );
    found = diagnosis;
    if (wish === null) return exit ?? EXIT.unknown;
  } finally {
    release();
  }
  return fixFound(invocation, wish, { target, diagnosis: found });
}

function limitOf({ values }: Invocation): number {
  const { timeout } = values;
  if (typeof timeout !== 'string') return LIMIT_MS;
  const ms = parseDuration(timeout);
  if (ms === null || ms < 10)
    throw new OpsError('usage', `${timeout} is no time to wait.`, {
      hint: 'Write it like 5s or 500ms.',
      exit: 'usage',
    });
  return ms;
}
