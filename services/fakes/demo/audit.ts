import type { AuditEntry, AuditRecord } from '#domain/audit/event.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Clock } from '#services/ports/clock.ts';

import { DAY, HOUR, MINUTE, SECOND, START } from './times.ts';

const PUSH = 'push-20261119-161204-7c1e';

/** What ana did, and how long before the start. */
const PAST: readonly (readonly [number, AuditEntry, Partial<AuditRecord>?])[] = [
  [23 * DAY, { event: 'keychain_unlocked', target: 'secret-service', outcome: 'done' }],
  [23 * DAY - MINUTE, added('github/main', 'github', 'a3f19c02')],
  [23 * DAY - 4 * MINUTE, added('npm/publish', 'npm', '5be07d41')],
  [12 * DAY, { event: 'config_change', target: '~/.config/cpm-console/config.yaml', outcome: 'done' }],
  [9 * DAY, { event: 'credential_revealed', target: 'memory/prod', outcome: 'done', details: { seconds: 10 } }],
  [6 * DAY, { event: 'auth_failure', target: 'memory/prod', outcome: 'failed', details: { host: 'localhost:8765' } }],
  [6 * DAY - MINUTE, { event: 'key_rotation', target: 'memory/prod', outcome: 'done', details: { kept: 'none' } }],
  [
    3 * DAY,
    {
      event: 'permission_denied',
      target: 'service:postgres',
      outcome: 'denied',
      details: { permission: 'service.control' },
    },
    { uid: 1001, user: 'ben', role: 'viewer', from: 'ssh from 192.0.2.7' },
  ],
  [
    22 * HOUR,
    { event: 'run_started', target: PUSH, outcome: 'intent', details: { title: 'Push auth v3.1.3 to v3.1.4' } },
  ],
  [
    22 * HOUR - 1 * SECOND,
    { event: 'credential_used', target: 'npm/publish', outcome: 'done', details: { purpose: 'push' } },
  ],
  [22 * HOUR - 4 * MINUTE, { event: 'run_ended', target: PUSH, outcome: 'done', details: { state: 'done', exit: 0 } }],
  [85 * MINUTE, { event: 'service_action', target: 'service:api', outcome: 'intent', details: { action: 'restart' } }],
  [
    85 * MINUTE - 9 * SECOND,
    { event: 'service_action', target: 'service:api', outcome: 'done', details: { action: 'restart' } },
  ],
];

/** The trail of the made-up machine. */
export function demoAudit(clock: Clock): Audit {
  const past = PAST.map(([ago, entry, other], at): AuditRecord => ({
    seq: at + 1,
    at: START - ago,
    uid: 1000,
    user: 'ana',
    role: 'admin',
    host: 'atlas',
    pid: 4242,
    from: 'pts/1',
    sealed: true,
    ...entry,
    ...other,
  }));
  return fakeAudit({ clock, past });
}

function added(target: string, provider: string, fingerprint: string): AuditEntry {
  return { event: 'credential_added', target, outcome: 'done', details: { provider, fingerprint } };
}
