import { parentPort, workerData } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import { templates } from '#domain/logs/triage/templates.ts';
import { errno } from '#services/adapters/errno.ts';

import { countErrors } from './count.ts';
import type { Answer, Question } from './messages.ts';
import { type Known, safely } from './safely.ts';
import { samples } from './samples.ts';
import { scan } from './scan.ts';
import { survey } from './survey.ts';

const given: unknown = workerData;
const safe = safely(process.env, valuesIn(given));
const known = templates((bytes) => safe(bytes).text);

/** Reads logs away from the thread that draws: a gigabyte takes it a second. */
async function answerTo(question: Question): Promise<Answer> {
  const { path, now, packed } = question;
  switch (question.type) {
    case 'survey':
      return { type: 'survey', survey: survey(path, question.since, now, packed) };
    case 'scan':
      return { type: 'scanned', scanned: await scan(question, known) };
    case 'samples':
      return { type: 'samples', samples: await samples(path, question.offsets, { now, packed, safely: safe }) };
    case 'count':
      return { type: 'count', ...(await countErrors(question)) };
  }
}

/** Values that were known when the thread was started. */
function valuesIn(data: unknown): readonly Known[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  return list.flatMap((one) => {
    const [name, value] = [field(one, 'name'), field(one, 'value')];
    return typeof name === 'string' && typeof value === 'string' ? [{ name, value }] : [];
  });
}

parentPort?.on('message', (question: Question) => {
  const failed = (error: unknown): Answer => ({ type: 'failed', code: errno(error), reason: messageOf(error) });
  void answerTo(question)
    .catch(failed)
    .then((answer) => parentPort?.postMessage(answer));
});
