import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { textField } from '#domain/field.ts';
import { lasting } from '#domain/format.ts';
import type { PlannedStep } from '#domain/procedure/plan.ts';
import { type RunState, stepOf, type StepState } from '#domain/procedure/run-state.ts';
import { durationOf, nameOfRun } from '#domain/procedure/standing.ts';
import { iso } from '#domain/report/time.ts';

import { BLANK } from './blank.ts';
import { IMPACT, severityOf, withDiagnosis } from './draft-of-diagnosis.ts';
import { byShape, harmless, type Redact } from './harmless.ts';
import type { LearningDraft } from './learning.ts';
import { programOf, programsIn, symptomsIn } from './run/log-signs.ts';
import { outcomeOf, spentOn, timelineOf } from './run/timeline.ts';
import { categoryOf, scopeOf, severityOfRun } from './run/weigh.ts';
import { tagsOf } from './tag.ts';

/** Phases that prove, rather than investigate. */
const PROVING = new Set(['ready', 'verify', 'validate', 'close']);

/**
 * What a run says of a learning: its timeline, what was looked at, each command with what came of it, how long it took,
 * what was wrong and what proved it right again. What only a person knows (why, what is to be learned, who does what)
 * stays empty. `log` is the run's log as it is on the disk; `redact` takes secrets out of everything.
 */
export function draftOfRun(run: RunState, log: string, redact: Redact = byShape): LearningDraft {
  const draft = known(run, log);
  const diagnosis = diagnosisIn(run.result);
  if (diagnosis === null) return harmless(draft, redact);
  const severity = severityOf(diagnosis.conclusion.status);
  const { title } = diagnosis.conclusion;
  const found: LearningDraft = {
    ...draft,
    severity,
    situation: { ...draft.situation, title },
    problem: { ...draft.problem, description: title, impact: { scope: '', severity: IMPACT[severity] ?? '' } },
    // A diagnosis only looks: it has mended nothing.
    resolution: BLANK.resolution,
  };
  return harmless(withDiagnosis(found, diagnosis), redact);
}

function known(run: RunState, log: string): LearningDraft {
  const steps = (run.plan?.steps ?? [])
    .map((planned) => ({ planned, step: stepOf(run, planned.id) }))
    .filter(({ step }) => step.begun);
  const looks = steps.filter(({ planned }) => planned.reads && !PROVING.has(planned.phase));
  const acts = steps.filter(({ planned }) => !planned.reads);
  const proofs = steps.filter(
    ({ planned, step }) => PROVING.has(planned.phase) && planned.reads && step.state === 'done',
  );
  const failures = steps.flatMap(({ planned, step: { error } }) =>
    error === null ? [] : [told(planned.title, error.message)],
  );
  const severity = severityOfRun(run);
  return {
    ...BLANK,
    category: categoryOf(run),
    severity,
    situation: { title: titleOf(run), context: contextOf(run), trigger: failures[0] ?? '' },
    problem: {
      description: descriptionOf(run),
      symptoms: [...failures, ...symptomsIn(log)],
      impact: { scope: scopeOf(run), severity: IMPACT[severity] ?? '' },
    },
    investigation: {
      ...BLANK.investigation,
      stepsTaken: looks.map(({ planned, step }) => ({
        action: planned.title,
        outcome: outcomeOf(step),
        timeSpent: spentOn(step),
      })),
      toolsUsed: toolsOf(steps, log),
    },
    resolution: {
      approach: acts.length === 0 ? '' : `${run.plan?.title ?? nameOfRun(run)}, in ${acts.length} steps`,
      steps: acts.map(({ planned, step }) => ({
        action: planned.title,
        command: planned.commands.length === 0 ? null : planned.commands.join('; '),
        result: outcomeOf(step),
      })),
      validation: proofsOf(proofs, run),
      timeToResolve: run.state === 'done' ? lasting(durationOf(run, run.startedAt ?? 0) ?? 0) : '',
    },
    lessonsLearned: { ...BLANK.lessonsLearned, whatDidntWork: failures },
    relatedDocumentation: [`run:${run.run}`],
    tags: tagsOf([run.plan?.procedure ?? '', ...namesIn(run), textField(run.plan?.params, 'level') ?? '']),
  };
}

type Begun = { readonly planned: PlannedStep; readonly step: StepState };

/** What happened, in one line; a person may say it better. */
function titleOf({ plan, error, run }: RunState): string {
  const title = plan?.title ?? run;
  return error === null ? title : told(title, error.message);
}

function contextOf(run: RunState): string {
  const took = durationOf(run, run.startedAt ?? 0);
  const end = run.endedAt === null ? '' : `, over after ${lasting(took ?? 0)}`;
  const where = run.worker === null ? '' : ` on ${run.worker.host}`;
  const began = iso(run.startedAt)
    ?.replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return [`Run ${run.run}${where}, begun at ${began}${end}.`, 'Timeline (UTC):', ...timelineOf(run)].join('\n');
}

/** What failed and why; many a message says itself what it is about. */
const told = (what: string, message: string): string => (message.startsWith(what) ? message : `${what}: ${message}`);

function descriptionOf({ error, result }: RunState): string {
  if (error !== null) return error.hint === null ? error.message : `${error.message}\n${error.hint}`;
  return textField(result, 'about') ?? '';
}

function toolsOf(steps: readonly Begun[], log: string): readonly string[] {
  const planned = steps.flatMap(({ planned: { commands } }) => commands.flatMap((line) => programOf(line) ?? []));
  return [...new Set([...planned, ...programsIn(log)])];
}

function proofsOf(proofs: readonly Begun[], { result }: RunState): readonly string[] {
  const said = textField(result, 'said');
  const lines = proofs.map(({ planned, step }) => `${planned.title}: ${outcomeOf(step)}`);
  return said === null ? lines : [...lines, said];
}

const namesIn = ({ plan }: RunState): readonly string[] => (plan?.subject.id ?? '').split(', ').slice(0, 5);
