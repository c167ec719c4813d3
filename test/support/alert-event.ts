import type { AlertEvent } from '#domain/alerts/event.ts';

/** An event of incident i-1, but for what is said. */
export function eventWith(seq: number, parts: Partial<AlertEvent> = {}): AlertEvent {
  return {
    seq,
    at: Date.UTC(2026, 0, 5, 10) + seq * 1000,
    kind: 'opened',
    incident: 'i-1',
    about: 'http:api',
    title: 'api',
    summary: 'refused',
    severity: 'critical',
    quiet: null,
    ...parts,
  };
}
