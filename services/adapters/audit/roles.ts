import type { AuditEntry } from '#domain/audit/event.ts';
import { recordOf } from '#domain/audit/record.ts';

import type { Origin } from './origin.ts';
import type { Trail } from './trail.ts';

/**
 * Notices that somebody has another role than when they last did something here. Root changes the policy file, and nothing
 * of ours runs then: the trail tells of it before the first act under the new role.
 */
export class Roles {
  readonly #trail: Trail;
  /** Undefined before the first look; null when nobody knows. */
  #last: string | null | undefined;

  constructor(trail: Trail) {
    this.#trail = trail;
  }

  /** What is recorded before an act under this role; nothing as long as it is the same. */
  changedTo(role: string, { uid, user }: Origin): readonly AuditEntry[] {
    const before = this.#last === undefined ? this.#told(uid) : this.#last;
    this.#last = role;
    if (before === null || before === role) return [];
    return [{ event: 'role_changed', target: user, outcome: 'done', details: { before, after: role } }];
  }

  #told(uid: number): string | null {
    const body = this.#trail.newest();
    const record = body === null ? null : recordOf(null, body);
    return record?.uid === uid && record.role !== '' ? record.role : null;
  }
}
