import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisJson } from '#domain/diagnosis/json.ts';
import type { Choice } from '#domain/emergency/choices.ts';
import { mendOf } from '#domain/emergency/mend.ts';
import type { Reading } from '#domain/reading.ts';

export interface EmergencyReport {
  readonly sentence: string;
  /** The worst first. */
  readonly broken: readonly Reading[];
  /** Of the worst one. */
  readonly diagnosis: Diagnosis | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** The command line that shows the diagnosis alone. */
  readonly diagnoses: string | null;
  readonly choices: readonly Choice[];
  readonly notices: readonly string[];
}

/** For a person: the sentence, the cause, the choices. */
export function reportText({
  sentence,
  broken,
  diagnosis,
  problem,
  diagnoses,
  choices,
  notices,
}: EmergencyReport): string {
  const [worst, ...others] = broken;
  return [
    sentence,
    ...(diagnosis === null ? [] : [diagnosis.conclusion.title]),
    ...(problem === null || worst === undefined ? [] : [`No cause: ${problem}.`]),
    ...others.map(({ title, summary, status }) => `also ${status}: ${title}: ${summary}`),
    '',
    ...choices.flatMap((choice) => [
      choiceLine(choice),
      ...commandsOf(choice, diagnosis, diagnoses).map((line) => `     ${line}`),
    ]),
    '',
    ...(diagnoses === null
      ? []
      : [
          `${diagnoses} shows the evidence; cpm-console recover --plain asks for a number, R in cpm-console shows all.`,
        ]),
    ...notices,
    '',
  ]
    .join('\n')
    .replace(/\n{2,}$/, '\n');
}

function choiceLine({ number, title, size, note, off }: Choice): string {
  const about = off === null ? [size, note].filter((text) => text !== '').join('   ') : `off: ${off}`;
  return `  ${number}  ${title}${about === '' ? '' : `   ${about}`}`;
}

/** What runs, and the command line that does it with its checks, its journal and a question before. */
function commandsOf({ id, off }: Choice, diagnosis: Diagnosis | null, diagnoses: string | null): readonly string[] {
  if (id !== 'fix' || off !== null || diagnosis === null) return [];
  const mend = mendOf(diagnosis, true);
  const commands = typeof mend === 'string' ? [] : mend.fix.commands;
  return diagnoses === null ? commands : [...commands, `done, verified and recorded by: ${diagnoses} --fix best`];
}

/** One document, as docs/json.md describes it. */
export function reportJson(report: EmergencyReport, now: number): string {
  const { sentence, broken, diagnosis, problem, choices, notices } = report;
  const document = {
    schema: 1,
    at: new Date(now).toISOString(),
    sentence,
    broken: broken.map(({ id, title, status, summary, since }) => ({
      id,
      title,
      status,
      summary,
      since: new Date(since).toISOString(),
    })),
    diagnosis: diagnosis === null ? null : diagnosisJson(diagnosis),
    noDiagnosis: problem,
    choices,
    notices,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
