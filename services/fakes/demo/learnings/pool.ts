import type { Learning } from '#domain/learnings/learning.ts';

/** A fault of the memory service. */
export const POOL: Learning = {
  id: 'OPS-2026-10-14-001',
  timestamp: '2026-10-14T09:48:00Z',
  category: 'troubleshooting',
  severity: 'warning',
  situation: {
    title: 'Memory service stops answering when its connection pool is used up',
    context: 'Six agents worked at once on atlas while the analytics import ran.',
    trigger: 'memory:service turned critical, and the agents queued up.',
  },
  problem: {
    description: 'The memory service accepted connections and answered none of them for 11 minutes.',
    symptoms: [
      'Connection timeout errors after 30 seconds',
      'The health check of the memory service returned 503',
      'systemd reported the unit as active all the time',
    ],
    impact: { scope: 'Service-specific', severity: 'High' },
  },
  investigation: {
    stepsTaken: [
      {
        action: 'Read the log of the memory service',
        outcome: 'QueuePool limit of size 10 reached, 214 times in five minutes',
        timeSpent: '10',
      },
      { action: 'Counted its connections to postgres', outcome: '10 of 10, all idle in transaction', timeSpent: '5' },
    ],
    toolsUsed: ['cpm-console logs memory-service', 'cpm-console diagnose memory-service'],
    findings: {
      rootCause: 'The pool of 10 connections is too small for six agents that do not give them back.',
      contributingFactors: ['Agents open a connection for each question', 'No alert on the use of the pool'],
    },
  },
  resolution: {
    approach: 'Make the pool larger, then restart the service in order.',
    steps: [
      {
        action: 'Set pool_size to 50 in the configuration',
        command: "sed -i 's/pool_size=10/pool_size=50/' config.ini",
        result: 'The service reads 50 after a restart',
      },
      {
        action: 'Restart the service and those behind it',
        command: 'cpm-console service restart memory-service',
        result: 'Healthy after 9 s, five good looks in a row',
      },
    ],
    validation: ['100 questions at once, slowest 85 ms', 'No timeout in the log for 24 hours'],
    timeToResolve: '40 minutes',
  },
  lessonsLearned: {
    whatWorked: ['The log named the limit in plain words'],
    whatDidntWork: ['Restarting alone: the pool was used up again after 4 minutes'],
    prevention: ['Warn when more than 80 % of the pool are in use'],
    processImprovements: ['Look at the number of connections before restarting anything'],
  },
  actionItems: {
    immediate: [
      { task: 'Add a check of the pool to the configuration', owner: 'ana', deadline: '2026-10-21', done: true },
    ],
    longTerm: [{ task: 'Have the agents reuse their connections', owner: 'ops', deadline: '2026-11-13', done: false }],
  },
  relatedDocumentation: ['docs/services.md'],
  tags: ['memory_service', 'connection_pooling', 'performance'],
};
