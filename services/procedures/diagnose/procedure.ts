import { exitOfStatus } from '#domain/diagnosis/exit.ts';
import { cleaned, diagnosisJson } from '#domain/diagnosis/json.ts';
import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject, type Json } from '#domain/json.ts';
import { shown } from '#domain/logs/sanitise.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { World } from '#services/ports/world.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

import { notLookedAt } from './looking.ts';
import type { Subject } from './subject.ts';
import { subjectFor } from './subjects.ts';
import { paramsOf, type Target, targetIn } from './target.ts';

const PHASES = [
  { id: 'look', title: 'Look' },
  { id: 'conclude', title: 'Conclude' },
] as const;

/** A diagnosis of a target: it only looks. `limitMs` is the time of one look. */
export function newDiagnosis(world: World, target: Target, limitMs: number): Procedure {
  const subject = subjectFor(world, target, limitMs);
  const steps = stepsOf(world, subject);
  const params = paramsOf(target, limitMs);
  return procedure(steps, {
    schema: 1,
    procedure: 'diagnose',
    subject: { id: subject.name, path: '' },
    title: subject.title,
    phases: PHASES,
    steps: plannedAll(steps),
    params,
    fingerprint: fingerprint(JSON.stringify(params)),
    at: world.clock.now(),
  });
}

/** Makes the steps of a journaled diagnosis again. Throws OpsError `bad-plan`. */
export function diagnosisOfPlan(world: World, plan: Plan): Procedure {
  const known = targetIn(plan.params);
  if (known === null)
    throw new OpsError('bad-plan', 'This diagnosis was planned by another version of cpm-console.', {
      hint: 'Diagnose it again.',
    });
  return procedure(stepsOf(world, subjectFor(world, known.target, known.limitMs)), plan);
}

function procedure(steps: readonly Step[], plan: Plan): Procedure {
  return {
    plan,
    steps,
    lock: null,
    result: (resultOf) => {
      const result = resultOf('conclude');
      return isJsonObject(result) ? result : {};
    },
    exit: (resultOf) => exitOfStatus(statusIn(resultOf('conclude'))),
  };
}

function stepsOf(world: World, subject: Subject): readonly Step[] {
  // What servers and programs said is in it: no secret and no escape code may stay.
  const redactor = redactorOf(world);
  const looks = subject.lookings.map(({ step }) => step);
  const conclude: Step = {
    id: 'conclude',
    title: 'Conclude',
    phase: 'conclude',
    reads: true,
    needs: looks.map(({ id }) => id),
    async run(context) {
      for (const looking of subject.lookings) await looking.ensure(context);
      const diagnosis = subject.conclude(notLookedAt(subject.lookings));
      const result = cleaned(diagnosisJson(diagnosis), (text) => shown(redactor.redact(text)).text);
      return { result, summary: shown(diagnosis.conclusion.title).text };
    },
  };
  return [...looks, conclude];
}

const statusIn = (result: Json): unknown => field(result, 'conclusion', 'status');
