import { describe, expect, it } from 'vitest';

import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { draftOfDiagnosis } from '#domain/learnings/draft-of-diagnosis.ts';
import { draftOfIncident } from '#domain/learnings/draft-of-incident.ts';

import { incidentWith } from '../../support/incident.ts';
import { readingWith } from '../../support/reading.ts';

const OPENED = Date.UTC(2026, 10, 20, 14, 28);
const incident = incidentWith({
  id: 'i-17',
  checkId: 'service:systemd/health-monitor',
  title: 'health-monitor',
  summary: 'failed, exit 1',
  openedAt: OPENED,
});
const failing = readingWith({
  id: incident.checkId,
  kind: 'service',
  status: 'critical',
  title: 'health-monitor',
  summary: 'failed, exit 1',
  evidence: 'Error: listen EADDRINUSE :::7001\n\nexited',
});

const diagnosis: Diagnosis = {
  subject: 'service:health-monitor',
  conclusion: {
    id: 'service-port-taken',
    title: 'Port 7001 is held by node, pid 4127',
    confidence: 'certain',
    status: 'critical',
    evidence: ['EADDRINUSE 7001', 'pid 4127 listens on it'],
    fixes: [],
  },
  others: [{ id: 'x', title: 'Too little memory', confidence: 'possible', status: 'warning', evidence: [], fixes: [] }],
  ruledOut: [{ id: 'y', title: 'Its program is missing', why: '/usr/bin/node is there' }],
  notLooked: ['the journal: no rights'],
};

describe('the draft of an incident', () => {
  it('tells what its check saw while it is open, and no end', () => {
    expect(draftOfIncident(incident, { reading: failing, diagnosis: null })).toMatchObject({
      category: 'troubleshooting',
      severity: 'critical',
      situation: {
        title: 'health-monitor: failed, exit 1',
        context:
          'Incident i-17 of the check service:systemd/health-monitor, opened at 2026-11-20T14:28:00.000Z; it is still open.',
      },
      problem: {
        symptoms: ['failed, exit 1', 'Error: listen EADDRINUSE :::7001', 'exited'],
        impact: { scope: 'Service-specific', severity: 'High' },
      },
      resolution: { validation: [], timeToResolve: '' },
      relatedDocumentation: ['incident:i-17'],
      tags: ['service', 'health_monitor'],
    });
  });

  it('tells how long it lasted and how well all is now, once it is over', () => {
    const closed = { ...incident, closedAt: OPENED + 420_000, acknowledgedAt: OPENED + 60_000 };
    const fine = { ...failing, status: 'ok' as const, summary: 'running as pid 4500' };
    expect(draftOfIncident(closed, { reading: fine, diagnosis: null })).toMatchObject({
      problem: { symptoms: ['failed, exit 1'] },
      investigation: { stepsTaken: [{ action: 'Acknowledged', timeSpent: '1 min' }] },
      resolution: { validation: ['health-monitor: running as pid 4500'], timeToResolve: '7 min' },
    });
  });

  it('takes over the cause of a diagnosis', () => {
    const draft = draftOfIncident(incident, { reading: failing, diagnosis });
    expect(draft.investigation.findings.rootCause).toBe('Port 7001 is held by node, pid 4127');
    expect(draft.tags).toContain('service_port_taken');
  });
});

describe('the draft of a diagnosis', () => {
  it('has what was seen, the cause, what was ruled out, and no resolution', () => {
    expect(draftOfDiagnosis(diagnosis)).toMatchObject({
      severity: 'critical',
      situation: { title: 'Port 7001 is held by node, pid 4127' },
      problem: { symptoms: ['EADDRINUSE 7001', 'pid 4127 listens on it'] },
      investigation: {
        stepsTaken: [
          { action: 'Asked: Its program is missing?', outcome: 'no: /usr/bin/node is there' },
          { action: 'Could not look', outcome: 'the journal: no rights' },
        ],
        toolsUsed: ['cpm-console diagnose health-monitor'],
        findings: {
          rootCause: 'Port 7001 is held by node, pid 4127',
          contributingFactors: ['Too little memory (possible)'],
        },
      },
      resolution: { steps: [] },
    });
  });

  it('leaves the root cause to the person where it is only possible', () => {
    const unsure: Diagnosis = { ...diagnosis, conclusion: { ...diagnosis.conclusion, confidence: 'possible' } };
    expect(draftOfDiagnosis(unsure).investigation.findings.rootCause).toBe('');
  });
});
