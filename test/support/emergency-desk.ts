import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import type { QuickEntry } from '#domain/quick/entries.ts';
import { QUICK } from '#domain/quick/quick.ts';
import type { EmergencyDesk, LookSeen } from '#screens/emergency/desk.ts';
import type { ServiceReview } from '#screens/services/desk.ts';

import { COMMANDS, OUTLOOK, RECOVERY_PLAN } from './recovery/planned.ts';

/** A cause with a holder of a port, as a diagnosis of a failed service finds it. */
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
        title: 'End node, pid 4127, which frees port 7001, then start health-monitor',
        commands: ['kill -TERM 4127', 'systemctl start health-monitor.service'],
        costs: 'node ends; what it has not saved is lost',
        act: {
          procedure: 'end-process',
          params: { pid: 4127, startedAt: 1_795_184_820_000, signal: 'TERM' },
        },
      },
      { id: 'other-port', title: 'Let health-monitor listen on another port', commands: [], costs: null, act: null },
    ],
  },
  others: [],
  ruledOut: [
    { id: 'service-program-missing', title: 'Its program is not there', why: 'it ended with exit 1' },
    { id: 'service-no-rights', title: 'It lacks a right', why: 'its last lines do not say so' },
  ],
  notLooked: [],
};

const LOOKS: readonly LookSeen[] = [
  { id: 'unit', title: 'Ask its manager', state: 'over', says: 'failed, exit 1' },
  { id: 'log', title: 'Read its last lines', state: 'over', says: 'EADDRINUSE 127.0.0.1:7001' },
  { id: 'holders', title: 'Look who holds its port', state: 'over', says: 'node, pid 4127' },
  { id: 'machine', title: 'Look at the machine', state: 'over', says: '11.2 GiB of memory free' },
];

interface Answers {
  readonly diagnosis?: Diagnosis | Error | 'never';
  readonly restarts?: readonly string[];
  readonly own?: readonly QuickEntry[];
  readonly review?: Partial<ServiceReview>;
  readonly outlook?: RecoveryOutlook | Error;
}

/** What Emergency asks, answered without a machine; `acts` keeps what was begun, `asked` what was diagnosed. */
export function fakeEmergencyDesk({
  diagnosis = PORT_TAKEN,
  restarts,
  own = [],
  review = {},
  outlook = OUTLOOK,
}: Answers = {}) {
  const acts: string[] = [];
  const asked: string[] = [];
  const reviewed = (what: string, commands: readonly string[], tier: 'read' | 'interrupting' = 'interrupting') =>
    Promise.resolve<ServiceReview>({
      asks: { tier, title: `${what}?`, commands, button: what },
      blocked: null,
      notes: [],
      isNeeded: true,
      start: () => {
        acts.push(what);
        return Promise.resolve('mend-20261120-143205-a1b2');
      },
      ...review,
    });
  const desk: EmergencyDesk = {
    diagnose(reading, told) {
      asked.push(reading.id);
      if (diagnosis instanceof Error) return Promise.reject(diagnosis);
      if (diagnosis === 'never') {
        told(
          LOOKS.map((look, at) => (at === 0 ? look : { ...look, state: at === 1 ? 'looking' : 'waiting', says: '' })),
        );
        return new Promise<Diagnosis>(() => undefined);
      }
      told(LOOKS);
      return Promise.resolve(diagnosis);
    },
    mend: ({ title }, { conclusion }) => reviewed(`Mend ${title}`, conclusion.fixes[0]?.commands ?? []),
    restarts: (broken) => restarts ?? broken.filter(({ kind }) => kind === 'service').map(({ id }) => id),
    outlook: () => (outlook instanceof Error ? Promise.reject(outlook) : Promise.resolve(outlook)),
    recover: async ([reading], { level, to }) => ({
      ...(await reviewed(`Recover ${reading.title} (${level}${to === null ? '' : ` ${to.slice(0, 7)}`})`, COMMANDS)),
      plan: RECOVERY_PLAN,
    }),
    quickCommands: () => [...QUICK.map(({ runs, ...command }) => ({ ...command, line: runs })), ...own],
    quick: (id) =>
      reviewed(`quick ${id}`, [], QUICK.find((each) => each.id === id)?.reads === true ? 'read' : 'interrupting'),
  };
  return { desk: () => Promise.resolve(desk), acts, asked };
}
