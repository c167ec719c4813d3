import type { Invocation } from '#cli/command.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import { brokenIn } from '#domain/emergency/broken.ts';
import { choicesOf } from '#domain/emergency/choices.ts';
import { noDiagnosisOf, processOrderFor } from '#domain/emergency/no-diagnosis.ts';
import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { brokenSentence, calmSentence } from '#domain/emergency/sentence.ts';
import { messageOf } from '#domain/errors.ts';
import { QUICK } from '#domain/quick/quick.ts';
import { isOutOfCount, type Reading } from '#domain/reading.ts';
import { dependentsOf } from '#domain/service/order.ts';
import { gather } from '#services/monitor/gather.ts';
import { lookNow } from '#services/monitor/look-now.ts';
import { diagnoseAtOnce } from '#services/procedures/diagnose/at-once.ts';
import { targetNamed } from '#services/procedures/diagnose/named.ts';
import { LIMIT_MS } from '#services/procedures/diagnose/target.ts';
import { targetOf } from '#services/procedures/recovery/about.ts';
import { recoveryOutlook } from '#services/procedures/recovery/outlook.ts';

import type { EmergencyReport } from './text.ts';

/** What is broken now, why, and what can be done about it. */
export interface Situation extends Omit<EmergencyReport, 'notices'> {
  readonly readings: readonly Reading[];
  /** Services that a restart in order begins with. */
  readonly restarts: readonly string[];
  /** What a full recovery would be; a text when that cannot be told, null where nothing is broken. */
  readonly outlook: RecoveryOutlook | string | null;
}

/** Looks; changes nothing. `about` is the check a person asks about, null for the worst. */
export async function lookAround(
  invocation: Invocation,
  { cached, about }: { readonly cached: boolean; readonly about: string | null },
): Promise<Situation> {
  const { world, config, signal } = invocation;
  const instances = await instancesFor(invocation, cached);
  const readings = await gather({ world, instances, kinds: loadKinds, look: cached ? 'never' : 'due', signal });
  const now = world.clock.now();
  const broken = brokenIn(readings, about, now);
  const [worst] = broken;
  const unknown = readings.filter((each) => each.status === 'unknown' && !isOutOfCount(each)).length;
  const [{ diagnosis, problem }, outlook] = await Promise.all([
    worst === undefined ? NOTHING : causeOf(invocation, worst),
    worst === undefined ? null : outlookOf(invocation, worst),
  ]);
  const down = broken.filter(({ kind }) => kind === 'service').map(({ id }) => id.replace(/^service:/, ''));
  const restarts = [...down, ...dependentsOf(down, config.services)];
  return {
    readings,
    sentence: worst === undefined ? calmSentence(unknown) : brokenSentence(worst, now),
    broken,
    diagnosis,
    problem,
    diagnoses: worst === undefined ? null : subjectLine(worst),
    restarts,
    outlook,
    choices: choicesOf({
      broken,
      diagnosis,
      noDiagnosis: problem,
      restarts,
      readOnly: false,
      outlook,
      quick: QUICK.map(({ id }) => id),
    }),
  };
}

/** How each level of a full recovery would go; a text when that cannot be told. */
async function outlookOf({ world, config, signal }: Invocation, reading: Reading): Promise<RecoveryOutlook | string> {
  try {
    const acting = { ...world, gate: lookNow(world, config, loadKinds) };
    const target = await targetOf(acting, config, reading, signal);
    return await recoveryOutlook(acting, config, target, { usualMs: () => null, signal });
  } catch (thrown) {
    return messageOf(thrown).replace(/\.$/, '');
  }
}

interface Cause {
  readonly diagnosis: Diagnosis | null;
  readonly problem: string | null;
}

const NOTHING: Cause = { diagnosis: null, problem: null };

function subjectLine(reading: Reading): string | null {
  const words = subjectOfReading(reading);
  const order = processOrderFor(reading);
  if (words !== null) return ['cpm-console diagnose', ...words].join(' ');
  return order === null ? null : `cpm-console process list --sort ${order}`;
}

async function causeOf({ world, config, signal }: Invocation, reading: Reading): Promise<Cause> {
  const [name, ...more] = subjectOfReading(reading) ?? [];
  if (name === undefined) return { diagnosis: null, problem: noDiagnosisOf(reading) };
  try {
    const target = await targetNamed(name, config, world, signal, { more });
    const watching = { limitMs: LIMIT_MS, signal, told: () => undefined };
    return { diagnosis: await diagnoseAtOnce(world, target, watching), problem: null };
  } catch (thrown) {
    return { diagnosis: null, problem: messageOf(thrown).replace(/\.$/, '') };
  }
}
