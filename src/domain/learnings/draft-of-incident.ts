import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { lasting } from '#domain/format.ts';
import type { Incident } from '#domain/incident.ts';
import type { Reading } from '#domain/reading.ts';
import { iso } from '#domain/report/time.ts';

import { BLANK } from './blank.ts';
import { IMPACT, severityOf, withDiagnosis } from './draft-of-diagnosis.ts';
import { byShape, harmless, type Redact } from './harmless.ts';
import type { LearningDraft } from './learning.ts';
import { tagsOf } from './tag.ts';

/** What is known around an incident; null for what is not. */
export interface AroundIncident {
  /** The latest one of its check. */
  readonly reading: Reading | null;
  readonly diagnosis: Diagnosis | null;
}

/** What an incident says of a learning: when it began and ended, what its check saw, and the cause where one was found. */
export function draftOfIncident(
  incident: Incident,
  { reading, diagnosis }: AroundIncident,
  redact: Redact = byShape,
): LearningDraft {
  const { title, summary, openedAt, closedAt, acknowledgedAt, checkId, id } = incident;
  const [kind = '', ...target] = checkId.split(':');
  const draft: LearningDraft = {
    ...BLANK,
    severity: 'critical',
    situation: { title: `${title}: ${summary}`, context: contextOf(incident), trigger: '' },
    problem: {
      description: `${title}: ${summary}`,
      symptoms: [summary, ...seenBy(reading)],
      impact: { scope: reading?.kind === 'service' ? 'Service-specific' : '', severity: 'High' },
    },
    investigation: {
      ...BLANK.investigation,
      stepsTaken:
        acknowledgedAt === null
          ? []
          : [{ action: 'Acknowledged', outcome: iso(acknowledgedAt), timeSpent: lasting(acknowledgedAt - openedAt) }],
      toolsUsed: [`cpm-console check show ${checkId}`],
    },
    resolution: {
      ...BLANK.resolution,
      validation: closedAt === null || reading?.status !== 'ok' ? [] : [`${reading.title}: ${reading.summary}`],
      timeToResolve: closedAt === null ? '' : lasting(closedAt - openedAt),
    },
    relatedDocumentation: [`incident:${id}`],
    tags: tagsOf([kind, target.join(' ').split('/').at(-1) ?? '']),
  };
  return harmless(diagnosis === null ? draft : withDiagnosis(draft, diagnosis), redact);
}

/** What a check says now that is no incident, and the cause where one was found. */
export function draftOfReading(reading: Reading, diagnosis: Diagnosis | null, redact: Redact = byShape): LearningDraft {
  const { id, kind, title, summary, status, since } = reading;
  const severity = severityOf(status);
  const said = `${title}: ${summary}`;
  const draft: LearningDraft = {
    ...BLANK,
    severity,
    situation: { title: said, context: `The check ${id} is ${status} since ${iso(since)}.`, trigger: '' },
    problem: {
      description: said,
      symptoms: seenBy(reading),
      impact: { scope: kind === 'service' ? 'Service-specific' : '', severity: IMPACT[severity] ?? '' },
    },
    investigation: { ...BLANK.investigation, toolsUsed: [`cpm-console check show ${id}`] },
    tags: tagsOf([kind, title]),
  };
  return harmless(diagnosis === null ? draft : withDiagnosis(draft, diagnosis), redact);
}

function contextOf({ id, checkId, openedAt, closedAt }: Incident): string {
  const end =
    closedAt === null ? 'it is still open' : `over at ${iso(closedAt)}, after ${lasting(closedAt - openedAt)}`;
  return `Incident ${id} of the check ${checkId}, opened at ${iso(openedAt)}; ${end}.`;
}

/** While it fails, what the check saw is a symptom; afterwards it tells only that all is well. */
function seenBy(reading: Reading | null): readonly string[] {
  if (reading === null || reading.status === 'ok') return [];
  return [...(reading.evidence ?? '').split('\n').slice(0, 20), reading.hint ?? ''];
}
