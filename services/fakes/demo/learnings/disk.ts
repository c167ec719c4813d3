import type { Learning } from '#domain/learnings/learning.ts';

/** A disk that fills up by itself. */
export const DISK: Learning = {
  id: 'OPS-2026-11-03-001',
  timestamp: '2026-11-03T16:05:00Z',
  category: 'optimization',
  severity: 'info',
  situation: {
    title: 'Backups fill /data by 1.4 GiB a day',
    context: 'The nightly dump of postgres is kept for ever.',
    trigger: 'disk:/data passed 85 %.',
  },
  problem: {
    description: 'Nothing removes old dumps, so /data is full about a week after the first warning.',
    symptoms: ['disk:/data warns at 85 %', 'The dump of the night takes longer every week'],
    impact: { scope: 'System-wide', severity: 'Medium' },
  },
  investigation: {
    stepsTaken: [
      { action: 'Looked for what takes the room', outcome: '/data/backups has 212 GiB, 151 dumps', timeSpent: '5' },
    ],
    toolsUsed: ['du', 'cpm-console health --explain'],
    findings: { rootCause: 'The dumps have no retention.', contributingFactors: ['Dumps are not compressed'] },
  },
  resolution: {
    approach: 'Keep 30 days, and compress what is kept.',
    steps: [
      { action: 'Removed dumps older than 30 days', command: null, result: '168 GiB free again' },
      { action: 'Compressed the others', command: 'zstd --rm /data/backups/*.sql', result: '44 GiB became 9 GiB' },
    ],
    validation: ['The dump of the next night was restored into an empty database'],
    timeToResolve: '50 minutes',
  },
  lessonsLearned: {
    whatWorked: ['The growth a day, which says when it is full'],
    whatDidntWork: [],
    prevention: ['Give every backup a retention when it is set up'],
    processImprovements: ['Restore one dump a week as a test'],
  },
  actionItems: {
    immediate: [
      { task: 'Set the retention of the dumps to 30 days', owner: 'ana', deadline: '2026-11-20', done: false },
    ],
    longTerm: [{ task: 'Move dumps older than a week off atlas', owner: 'ops', deadline: '2026-12-18', done: false }],
  },
  relatedDocumentation: ['OPS-2026-10-14-001'],
  tags: ['disk', 'backup', 'postgres'],
};
