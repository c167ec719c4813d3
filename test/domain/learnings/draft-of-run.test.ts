import { describe, expect, it } from 'vitest';

import { draftOfRun } from '#domain/learnings/draft-of-run.ts';
import { MOST } from '#domain/learnings/harmless.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Happened } from '#domain/procedure/record.ts';
import { createRedactor } from '#domain/redact/redactor.ts';

import { done, finished, halfWay, pushPlan, released, runAfterAll, started } from '../../support/runs/plan.ts';

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

const STEPS: Plan['steps'] = pushPlan().steps.slice(0, 4);
/** A restart of api: looked at, acted on, waited for, verified. */
const restart = pushPlan('api', {
  procedure: 'recover',
  title: 'Recover api: restart',
  params: { level: 'restart' },
  phases: ['look', 'act', 'ready', 'verify'].map((id) => ({ id, title: id })),
  steps: [
    { id: 'look', title: 'Look at api', phase: 'look', reads: true, commands: [] },
    { id: 'act', title: 'Restart api', phase: 'act', reads: false, commands: ['sudo -n /bin/systemctl restart api'] },
    { id: 'ready', title: 'api is ready', phase: 'ready', reads: true, commands: [] },
    { id: 'verify', title: 'Verify', phase: 'verify', reads: true, commands: [] },
  ].map((change) => ({ ...STEPS[0]!, needs: [], ...change })),
});

const RECOVERED: readonly Happened[] = [
  started('look'),
  finished('look', 'failed, exit 1'),
  started('act'),
  finished('act', 'accepted'),
  started('ready'),
  finished('ready', 'healthy 5 times in a row'),
  started('verify'),
  finished('verify', 'api: healthy'),
  { type: 'ended', state: 'done', exit: 0, error: null, result: { said: 'api: healthy as pid 77.' } },
];

describe('the draft of a run', () => {
  it('tells a recovery: when what happened, which command gave what, what proves it, how long it took', () => {
    const draft = draftOfRun(runAfterAll(RECOVERED, restart, 'recover-20261120-140200-a1b2'), '$ journalctl -u api\n');
    expect(draft).toMatchObject({
      category: 'troubleshooting',
      severity: 'warning',
      situation: { title: 'Recover api: restart' },
      problem: { impact: { scope: 'Service-specific', severity: 'Medium' } },
      investigation: {
        stepsTaken: [{ action: 'Look at api', outcome: 'failed, exit 1', timeSpent: '1.2 s' }],
        toolsUsed: ['systemctl', 'journalctl'],
      },
      resolution: {
        steps: [{ action: 'Restart api', command: 'sudo -n /bin/systemctl restart api', result: 'accepted' }],
        validation: ['api is ready: healthy 5 times in a row', 'Verify: api: healthy', 'api: healthy as pid 77.'],
        timeToResolve: '10 s',
      },
      relatedDocumentation: ['run:recover-20261120-140200-a1b2'],
      tags: ['recover', 'api', 'restart'],
    });
    expect(draft.situation.context.split('\n')).toEqual([
      'Run recover-20261120-140200-a1b2 on atlas, begun at 2026-11-20 14:02:00 UTC, over after 10 s.',
      'Timeline (UTC):',
      '14:02:00 Planned and begun',
      '14:02:02 Look at api: failed, exit 1 (1.2 s)',
      '14:02:04 Restart api: accepted (1.2 s)',
      '14:02:06 api is ready: healthy 5 times in a row (1.2 s)',
      '14:02:08 Verify: api: healthy (1.2 s)',
      '14:02:10 Done',
    ]);
  });

  it('leaves open what only a person knows', () => {
    const { investigation, lessonsLearned, actionItems } = draftOfRun(released(), '');
    expect(investigation.findings.rootCause).toBe('');
    expect(lessonsLearned).toEqual({ whatWorked: [], whatDidntWork: [], prevention: [], processImprovements: [] });
    expect(actionItems).toEqual({ immediate: [], longTerm: [] });
  });

  it('names the error of a run that stopped, once, with what its log says', () => {
    const log =
      '$ npm publish\nnpm ERR! network\nError: connect ECONNREFUSED 10.0.0.1:443\n# a note that is no symptom\n';
    const draft = draftOfRun(halfWay(), log);
    expect(draft.category).toBe('deployment');
    expect(draft.severity).toBe('critical');
    expect(draft.situation.title).toContain('npm publish: connection lost');
    expect(draft.problem.symptoms).toEqual([
      'npm publish: connection lost',
      'Error: connect ECONNREFUSED 10.0.0.1:443',
    ]);
    expect(draft.lessonsLearned.whatDidntWork).toEqual(['npm publish: connection lost']);
    expect(draft.resolution.timeToResolve).toBe('');
  });

  it('says of a step that was taken back that it was', () => {
    const run = runAfterAll([...done('tree', 'worktree'), { type: 'undone', step: 'worktree', tookMs: 10 }]);
    expect(draftOfRun(run, '').resolution.steps[0]?.result).toBe('done, then taken back');
  });

  it('is severe when more than a restart was needed', () => {
    const deep = { ...restart, params: { level: 'reinstall' } };
    expect(draftOfRun(runAfterAll(RECOVERED, deep), '').severity).toBe('critical');
  });

  it('takes the cause from a diagnosis, and claims no resolution', () => {
    const conclusion = {
      id: 'service-port-taken',
      title: 'Port 7001 is held by node, pid 4127',
      confidence: 'certain',
      status: 'critical',
      evidence: ['EADDRINUSE 7001'],
      fixes: [],
    };
    const result = { subject: 'service:api', conclusion, others: [], ruledOut: [], notLooked: [] };
    const run = runAfterAll([{ type: 'ended', state: 'done', exit: 21, error: null, result }], restart);
    expect(draftOfRun(run, '')).toMatchObject({
      severity: 'critical',
      situation: { title: conclusion.title },
      problem: { symptoms: ['EADDRINUSE 7001'] },
      investigation: { findings: { rootCause: conclusion.title } },
      resolution: { steps: [], timeToResolve: '' },
    });
  });

  it('holds no secret and no escape sequence, wherever they came from, and is bounded', () => {
    const dirty = { ...restart, title: `Recover with ${TOKEN} and hunter2-hunter2`, subject: { id: 'api', path: '' } };
    const ended: Happened = {
      type: 'ended',
      state: 'done',
      exit: 0,
      error: null,
      result: { said: `\u001b[31mpostgres://ana:s3cr3t-pass@db/x ${'long '.repeat(500)}` },
    };
    const log = Array.from({ length: 400 }, (_, line) => `ERROR ${line} Authorization: Bearer ${TOKEN}`).join('\n');
    const redactor = createRedactor({ values: [{ name: 'DB_PASSWORD', value: 'hunter2-hunter2' }] });
    const redact = (text: string) => redactor.redact(text);
    const text = JSON.stringify(draftOfRun(runAfterAll([...RECOVERED.slice(0, -1), ended], dirty), log, redact));
    for (const secret of [TOKEN, 'hunter2-hunter2', 's3cr3t-pass', '\\u001b']) expect(text).not.toContain(secret);
    expect(text).toContain('[redacted DB_PASSWORD]');
    expect(text.length).toBeLessThan(20_000);
    expect(draftOfRun(runAfterAll([], dirty), log).problem.symptoms.length).toBeLessThanOrEqual(MOST.entries);
  });
});
