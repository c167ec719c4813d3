import type { Incident } from '#domain/incident.ts';
import type { IncidentsDesk } from '#screens/incidents/desk.ts';

import { incidentWith } from './incident.ts';
import { NOW } from './machine.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Two that are open, one that somebody takes care of, and what is over. */
export const INCIDENTS: readonly Incident[] = [
  incidentWith({
    id: 'i-17',
    checkId: 'service:health-monitor',
    title: 'health-monitor',
    summary: 'failed, exit 1: EADDRINUSE 7001',
    openedAt: NOW - 4 * MINUTE,
  }),
  incidentWith({
    id: 'i-16',
    checkId: 'disk:/data',
    title: '/data',
    summary: '91 % used, full in 6 d',
    severity: 'warning',
    openedAt: NOW - 318 * MINUTE,
    acknowledgedAt: NOW - 200 * MINUTE,
    acknowledgedBy: 'ana',
    acknowledgedUntil: NOW + 90 * MINUTE,
    note: 'a larger disk is ordered',
  }),
  incidentWith({
    id: 'i-15',
    checkId: 'http:api',
    title: 'api latency',
    summary: 'p95 2.4 s',
    openedAt: NOW - 90 * MINUTE,
    closedAt: NOW - 83 * MINUTE,
  }),
  incidentWith({
    id: 'i-12',
    checkId: 'http:search',
    title: 'search',
    summary: '502 from the proxy',
    openedAt: NOW - 3 * DAY,
    closedAt: NOW - 3 * DAY + 95 * MINUTE,
    flapping: true,
    count: 6,
  }),
];

const event = (seq: number, minutes: number, kind: 'opened' | 'reminder' | 'acknowledged', summary: string) => ({
  seq,
  at: NOW - minutes * MINUTE,
  kind,
  incident: 'i-17',
  about: 'service:health-monitor',
  title: 'health-monitor',
  summary,
  severity: 'critical' as const,
  quiet: kind === 'reminder' ? 'silenced' : null,
});

/** A desk over those incidents, and what was asked of it. */
export function fakeIncidentsDesk(incidents: readonly Incident[] = INCIDENTS) {
  const acts: unknown[] = [];
  const desk: IncidentsDesk = {
    list: () => ({ incidents, more: false }),
    about: () =>
      Promise.resolve({
        timeline: [
          event(1, 3, 'opened', 'failed, exit 1: EADDRINUSE 7001'),
          event(2, 2, 'reminder', 'failed, exit 1: EADDRINUSE 7001'),
          event(3, 1, 'acknowledged', 'by ana'),
        ],
        proof: {
          first: {
            at: NOW - 4 * MINUTE,
            status: 'critical',
            summary: 'failed, exit 1',
            evidence: 'Error: listen EADDRINUSE: address already in use :::7001\n    at Server.setupListenHandle',
          },
          last: { at: NOW - MINUTE, status: 'critical', summary: 'failed, exit 1: EADDRINUSE 7001', evidence: null },
        },
        seenBefore: [{ id: 'OPS-2026-10-14-001', title: 'A port was taken by a leftover debugger' }],
        changes: [
          { at: NOW - 5 * MINUTE, kind: 'restart', text: 'dashboard was started', run: null },
          { at: NOW - 40 * MINUTE, kind: 'commit', text: 'health-monitor: 4f2a91c Listen on 7001', run: null },
          { at: NOW - 55 * MINUTE, kind: 'release', text: 'api-gateway 2.5.0 was released', run: 'push-1' },
        ],
      }),
    acknowledge: (...given) => void acts.push(['acknowledge', ...given]),
    silence: (...given) => void acts.push(['silence', ...given]),
    silencedUntil: (id) => (id === 'disk:/data' ? NOW + 30 * MINUTE : null),
    note: (...given) => void acts.push(['note', ...given]),
  };
  return { desk, acts };
}
