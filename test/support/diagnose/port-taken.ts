import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';

/** Why health-monitor of the troubled machine does not start. */
export const PORT_TAKEN: Diagnosis = {
  subject: 'service:health-monitor',
  conclusion: {
    id: 'service-port-taken',
    title: 'health-monitor cannot start: port 7001 is held by node, pid 4127, started 5 m ago by ana.',
    confidence: 'certain',
    status: 'critical',
    evidence: [
      'its log: Error: listen EADDRINUSE: address already in use 127.0.0.1:7001',
      'port 7001: node, pid 4127, started 5 m ago by ana',
      'systemd says that health-monitor.service is failed (exit 1)',
    ],
    fixes: [
      {
        id: 'end-port-holder',
        title: 'End node, pid 4127: that frees port 7001',
        commands: ['kill -TERM 4127'],
        costs: 'node ends; what it has not saved is lost',
        act: { procedure: 'end-process', params: { pid: 4127, startedAt: 5, name: 'node' } },
      },
      {
        id: 'start-service',
        title: 'Start health-monitor',
        commands: ['systemctl start health-monitor.service'],
        costs: null,
        act: {
          procedure: 'service',
          params: { action: 'start', id: 'health-monitor', manager: 'systemd', unit: 'health-monitor.service' },
        },
      },
      {
        id: 'other-port',
        title: 'Let health-monitor listen on another port',
        commands: [],
        costs: null,
        act: null,
      },
    ],
  },
  others: [],
  ruledOut: [
    { id: 'service-not-found', title: 'Its manager does not know it', why: 'it is failed' },
    { id: 'service-masked', title: 'It is masked', why: 'it is failed' },
    { id: 'service-need-down', title: 'A service it needs is down', why: 'what it needs runs' },
  ],
  notLooked: ['Look at its process: no rights'],
};
