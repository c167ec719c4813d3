import { OpsError } from '#domain/errors.ts';
import { draftOfIncident } from '#domain/learnings/draft-of-incident.ts';
import { draftOfRun } from '#domain/learnings/draft-of-run.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { runOf } from '#domain/procedure/run-state.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { World } from '#services/ports/world.ts';

const LOG_BYTES = 256 * 1024;

/** What `run:ID` or `incident:ID` tells, redacted. Throws OpsError `usage`, `no-run`, `no-incident`. */
export function draftFrom(world: World, from: string): LearningDraft {
  const { journals, state } = world;
  const redactor = redactorOf(world);
  const redact = (text: string): string => redactor.redact(text);
  const [, kind, id = ''] = /^(run|incident):(.+)$/.exec(from) ?? [];
  if (kind === 'run') return draftOfRun(runOf(id, journals.read(id)), journals.readLog(id, LOG_BYTES), redact);
  if (kind === undefined)
    throw new OpsError('usage', `--from ${from} makes no sense. It is run:ID or incident:ID.`, {
      hint: 'Runs are named by cpm-console push list, incidents by cpm-console health.',
      exit: 'usage',
    });
  const incident = state.incidents(0).find((one) => one.id === id);
  if (incident === undefined)
    throw new OpsError('no-incident', `There is no incident ${id}.`, {
      hint: 'cpm-console health --json names those of the last day.',
      exit: 'usage',
    });
  const reading = state.readings().find((one) => one.id === incident.checkId) ?? null;
  return draftOfIncident(incident, { reading, diagnosis: null }, redact);
}
