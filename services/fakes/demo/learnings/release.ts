import type { Learning } from '#domain/learnings/learning.ts';

/** A release that had to be taken back. */
export const RELEASE: Learning = {
  id: 'OPS-2026-11-18-001',
  timestamp: '2026-11-18T11:20:00Z',
  category: 'deployment',
  severity: 'critical',
  situation: {
    title: 'api answers 500 after a release without its migration',
    context: 'api was released while postgres still had the tables of the version before.',
    trigger: 'http:API answers turned critical two minutes after the push.',
  },
  problem: {
    description: 'Every order failed for 7 minutes, because a column was missing.',
    symptoms: ['500 from /orders', 'column "paid_at" does not exist, in the log of api'],
    impact: { scope: 'User-facing', severity: 'Critical' },
  },
  investigation: {
    stepsTaken: [
      {
        action: 'Compared the incident with the last push',
        outcome: 'It began with the restart of api',
        timeSpent: '2',
      },
      { action: 'Read the log of api', outcome: 'The missing column is named in it', timeSpent: '1' },
    ],
    toolsUsed: ['cpm-console emergency', 'cpm-console logs api --level error'],
    findings: {
      rootCause: 'The migration is run by hand and was forgotten.',
      contributingFactors: ['The tests use a database that is made anew'],
    },
  },
  resolution: {
    approach: 'Go back to the release before, then release again with the migration.',
    steps: [
      { action: 'Took the release back', command: 'cpm-console push rollback', result: 'api healthy after 12 s' },
      { action: 'Made the migration a step of the push', command: null, result: 'The next push ran it first' },
    ],
    validation: ['Orders worked for 24 hours after the second release'],
    timeToResolve: '35 minutes',
  },
  lessonsLearned: {
    whatWorked: ['Going back first and asking why afterwards'],
    whatDidntWork: ['Restarting api: the error came back with the first order'],
    prevention: ['Run migrations as a step of the push, before the restart'],
    processImprovements: ['Let the readiness of api ask for one order'],
  },
  actionItems: {
    immediate: [
      { task: 'Let the readiness check of api read an order', owner: 'ana', deadline: '2026-11-25', done: false },
    ],
    longTerm: [],
  },
  relatedDocumentation: ['docs/push.md'],
  tags: ['api', 'postgres', 'migration', 'release'],
};
