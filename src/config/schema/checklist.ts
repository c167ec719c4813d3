import type * as Zod from 'zod';

import { DEFAULT_THRESHOLDS as USUAL } from '#domain/checklist/settings.ts';

import { program } from './plain-service.ts';
import { duration, EXPECTED, identifier, text } from './words.ts';

type Z = typeof Zod;

/** The daily, weekly and monthly list. */
export function checklist(z: Z) {
  const own = (when: string) => z.array(ownItem(z)).optional().describe(`Items of your own, ${when}.`);
  return z.strictObject({
    thresholds: thresholds(z).optional().describe('Where an item stops being ok.'),
    logs: z
      .array(text(z))
      .optional()
      .describe('Logs whose errors count: paths and patterns. Default those of the framework, services and checks.'),
    skip: z.array(identifier(z)).optional().describe('Ids of items that are left out.'),
    items: own('every day'),
    weekly: own('every week'),
    monthly: own('every month'),
  });
}

function thresholds(z: Z) {
  const least = (number: number, most: number, what: string) => {
    const error = `${EXPECTED}a number from ${number} to ${most}`;
    return z.number({ error }).min(number, { error }).max(most, { error }).optional().describe(what);
  };
  return z.strictObject({
    healthyAbove: least(0, 100, 'Score above which the system is healthy. Default that of `health`.'),
    diskAbove: least(
      0,
      100,
      `Used share of a disk above which it is too full, in percent. Default ${USUAL.diskAbove}.`,
    ),
    errorsAllowed: least(0, 1e9, `Errors in the logs of a day. Default ${USUAL.errorsAllowed}.`),
    certificateDays: least(0, 3650, `Days a certificate has to last. Default ${USUAL.certificateDays}.`),
    tokenDays: least(0, 3650, `Days a token has to last. Default ${USUAL.tokenDays}.`),
    unsavedProjects: least(0, 1e6, `Projects with work only here. Default ${USUAL.unsavedProjects}.`),
    oldLogDays: least(1, 3650, `Days after which a log is old. Default ${USUAL.oldLogDays}.`),
    oldLogMegabytes: least(0, 1e9, 'MiB of old logs that are nothing special. Default 100.'),
  });
}

function ownItem(z: Z) {
  const kinds = `${EXPECTED}exactly one of check, run and ask`;
  return z
    .strictObject({
      id: identifier(z).describe('Unique in its list.'),
      title: text(z).optional().describe('What it is called. Default the id, of a question the question.'),
      check: text(z).optional().describe('The id of any check: `disk:/data`.'),
      run: program(z)
        .optional()
        .describe(
          'A program that only looks; exit code 0 ok, 1 warning, 2 critical. A command, or a list of its words.',
        ),
      cwd: text(z).optional().describe('With `run`: where it runs. Default your home folder.'),
      timeout: duration(z).optional().describe('With `run`: it is ended after so long. Default 30s.'),
      confirm: z
        .enum(['read', 'interrupting', 'irreversible'])
        .optional()
        .describe('With `run`: what changes something is never run by itself; it becomes a question. Default read.'),
      ask: text(z).optional().describe('A question that a person answers.'),
      hint: text(z).optional().describe('With `ask`: what to do before it is answered.'),
    })
    .refine(({ check, run, ask }) => [check, run, ask].filter((one) => one !== undefined).length === 1, {
      error: kinds,
    });
}
