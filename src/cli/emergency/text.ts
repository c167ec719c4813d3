import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisJson } from '#domain/diagnosis/json.ts';
import type { Choice } from '#domain/emergency/choices.ts';
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
      ...commandsOf(choice, diagnosis).map((line) => `     ${line}`),
    ]),
    '',
    ...(diagnoses === null ? [] : [`${diagnoses} shows the evidence; cpm-console and R does what is chosen.`]),
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

function commandsOf({ id, off }: Choice, diagnosis: Diagnosis | null): readonly string[] {
  return id === 'fix' && off === null ? (diagnosis?.conclusion.fixes[0]?.commands ?? []) : [];
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
