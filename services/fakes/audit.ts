import type { AuditRecord } from '#domain/audit/event.ts';
import { isWantedRecord } from '#domain/audit/wanted.ts';
import { OpsError } from '#domain/errors.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Clock } from '#services/ports/clock.ts';

interface FakeAuditOptions {
  readonly clock: Clock;
  /** What happened before, oldest first. */
  readonly past?: readonly AuditRecord[];
  /** Whether the key is there now; it is unless told. */
  readonly hasKey?: () => boolean;
}

const ATLAS = { uid: 1000, user: 'ana', role: 'admin', host: 'atlas', pid: 4242, from: 'pts/1' } as const;

/** A trail in memory that nobody tampers with. */
export function fakeAudit({ clock, past = [], hasKey = () => true }: FakeAuditOptions): Audit {
  const sealed: AuditRecord[] = [...past];
  const waiting: AuditRecord[] = [];
  let witness: number | null = past.length > 0 ? past.length : null;
  const sealAll = (records: readonly AuditRecord[]) => {
    for (const record of records) sealed.push({ ...record, seq: sealed.length + 1 });
  };
  const sealWaiting = () => {
    if (hasKey()) sealAll(waiting.splice(0).map((record) => ({ ...record, sealed: false })));
  };
  return {
    append(entry, must = false) {
      if (must && !hasKey())
        return Promise.reject(
          new OpsError('audit-unavailable', 'This is not done without a trace, and none can be sealed now.', {
            hint: 'Unlock the keychain, then try again: cpm-console cred unlock',
            exit: 'refused',
          }),
        );
      const record: AuditRecord = { ...ATLAS, ...structuredClone(entry), at: clock.now(), seq: null, sealed: true };
      sealWaiting();
      if (hasKey()) sealAll([record]);
      else waiting.push({ ...record, sealed: false });
      return Promise.resolve();
    },
    list(filter) {
      const all = [...sealed, ...waiting].toReversed();
      return Promise.resolve(all.filter((record) => isWantedRecord(record, filter)).slice(0, filter.limit));
    },
    verify() {
      sealWaiting();
      if (!hasKey())
        return Promise.reject(
          new OpsError('audit-key-away', 'The keychain is locked.', {
            hint: 'Unlock it: cpm-console cred unlock',
            exit: 'unknown',
          }),
        );
      return Promise.resolve({
        records: sealed.length,
        late: sealed.filter((record) => !record.sealed).length,
        unsealed: waiting.length,
        tampering: [],
        key: 'keychain',
        witness: witness === null ? null : 'the keychain, the system journal',
        witnessed: witness,
      });
    },
    settle() {
      sealWaiting();
      if (sealed.length > 0) witness = sealed.length;
      return Promise.resolve();
    },
    close: () => undefined,
  };
}
