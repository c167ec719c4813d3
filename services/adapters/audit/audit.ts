import { setImmediate } from 'node:timers/promises';

import { ChainCheck } from '#domain/audit/chain-check.ts';
import type { AuditEntry, AuditRecord } from '#domain/audit/event.ts';
import { bodyOf, recordOf } from '#domain/audit/record.ts';
import type { Witness } from '#domain/audit/tampering.ts';
import { isWantedRecord } from '#domain/audit/wanted.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Keychain } from '#services/ports/keychain.ts';

import { loadKey, type NoKey } from './keys.ts';
import { openTrailFile } from './open.ts';
import type { Origin } from './origin.ts';
import { Queue } from './queue.ts';
import { Roles } from './roles.ts';
import type { TrailKey } from './seal.ts';
import { Trail } from './trail.ts';
import { witnessed } from './witnessed.ts';
import type { Place } from './witnesses.ts';

export interface AuditOptions {
  /** The trail's own file, absolute. */
  readonly file: string;
  /** Where the key is where there is no keychain. */
  readonly keyFile: string;
  readonly keychain: () => Keychain | null;
  readonly places: readonly Place[];
  readonly clock: Clock;
  readonly origin: () => Origin;
  readonly role: () => string;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** Read at a time; between two slices others get their turn. */
const SLICE = 200;
/** A key that was away is asked for again after so long. */
const AGAIN_MS = 60_000;

/** The trail in a SQLite file of its own. Throws what SQLite and the disk say when that cannot be opened. */
export function openAudit({ file, keyFile, keychain, places, clock, origin, role, redact }: AuditOptions): Audit {
  const trail = new Trail(openTrailFile(file));
  const queue = new Queue(trail);
  const roles = new Roles(trail);
  let who: Origin | null = null;
  let settling: Promise<void> = Promise.resolve();
  let told: string | null = null;
  let loading: Promise<TrailKey | NoKey> | null = null;
  let asked = Number.NEGATIVE_INFINITY;

  const load = (): Promise<TrailKey | NoKey> => {
    asked = clock.monotonic();
    loading ??= loadKey(trail, { keychain, file: keyFile })
      .catch((thrown: unknown): NoKey => ({ why: 'away', message: messageOf(thrown), hint: 'Try again later.' }))
      .then((key) => {
        if ('why' in key) queue.keyIsAway();
        else queue.adopt(key);
        return key;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };

  const known = async (): Promise<TrailKey | NoKey> => queue.key ?? load();

  const recordFor = (entry: AuditEntry, roleNow: string): AuditRecord => ({
    ...(who ??= origin()),
    event: entry.event,
    outcome: entry.outcome,
    target: redact(entry.target),
    ...(entry.details !== undefined && { details: redactedObject(entry.details, redact) }),
    at: clock.now(),
    role: roleNow,
    seq: null,
    sealed: true,
  });

  /** What is not sealed or not witnessed now will be the next time. An end that was told is not told again. */
  const settle = async (): Promise<void> => {
    if (queue.key === null && trail.isWaiting()) await known();
    await queue.flush();
    const last = trail.last();
    const { key } = queue;
    if (last === null || key === null || last.mac === told) return;
    await witnessed(trail, places, key.id);
    told = last.mac;
  };

  return {
    async append(entry, must = false) {
      if (must) {
        const key = await known();
        if ('why' in key) throw unavailable(key);
      } else if (queue.key === null && (clock.monotonic() - asked > AGAIN_MS || entry.event === 'keychain_unlocked'))
        void load();
      const roleNow = role();
      const changed = roles.changedTo(roleNow, (who ??= origin()));
      for (const one of [...changed, entry]) {
        const record = recordFor(one, roleNow);
        const pending = { sealed: bodyOf(record), late: () => bodyOf({ ...record, sealed: false }) };
        await queue.push({ ...pending, lasting: must || !one.event.startsWith('step_') });
      }
      if (must && (queue.problem !== null || queue.key === null))
        throw unavailable({ message: queue.problem ?? 'The trail has another key now.', hint: 'Try again.' });
    },
    async list(filter) {
      const limit = filter.limit ?? Number.POSITIVE_INFINITY;
      const wanted = (record: AuditRecord | null): AuditRecord[] =>
        record !== null && isWantedRecord(record, filter) ? [record] : [];
      const found = trail
        .waiting()
        .toReversed()
        .flatMap(({ body }) => wanted(recordOf(null, body)));
      for (let from = Number.MAX_SAFE_INTEGER; found.length < limit; await setImmediate()) {
        const slice = trail.before(from, SLICE);
        found.push(...slice.flatMap(({ seq, body }) => wanted(recordOf(seq, body))));
        from = slice.at(-1)?.seq ?? 0;
        if (slice.length < SLICE) break;
      }
      return found.slice(0, limit);
    },
    async verify() {
      await queue.flush();
      const key = await known();
      if ('why' in key) throw unverifiable(key);
      const seen = (await Promise.all(places.map(look))).filter((witness) => witness !== null);
      const check = new ChainCheck(key.seal, key.id, seen);
      let late = 0;
      for (let after = Number.MIN_SAFE_INTEGER; ; await setImmediate()) {
        const slice = trail.after(after, SLICE);
        for (const row of slice) {
          check.take(row);
          if (recordOf(row.seq, row.body)?.sealed === false) late += 1;
        }
        after = slice.at(-1)?.seq ?? 0;
        if (slice.length < SLICE) break;
      }
      return {
        records: check.records,
        late,
        unsealed: trail.waiting().length,
        tampering: check.end(),
        key: key.place === 'file' ? keyFile : 'keychain',
        witness: seen.length === 0 ? null : seen.map(({ name }) => name).join(', '),
        witnessed: seen.length === 0 ? null : Math.max(...seen.map(({ seq }) => seq)),
      };
    },
    settle() {
      settling = settling.then(settle).catch(() => undefined);
      return settling;
    },
    close: () => trail.close(),
  };
}

async function look(place: Place): Promise<Witness | null> {
  const head = await place.read().catch(() => null);
  return head === null ? null : { name: place.name, ...head };
}

function redactedObject(details: JsonObject, redact: (text: string) => string): JsonObject {
  // Strings are redacted as they are, not as they are spelled in JSON.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- strings become strings, the shape stays
  return JSON.parse(JSON.stringify(details), (_key, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  ) as JsonObject;
}

function unavailable({ message, hint }: Pick<NoKey, 'message' | 'hint'>): OpsError {
  return new OpsError('audit-unavailable', `This is not done without a trace, and none can be sealed now: ${message}`, {
    hint,
    exit: 'refused',
  });
}

function unverifiable({ why, message, hint }: NoKey): OpsError {
  return new OpsError(why === 'lost' ? 'audit-key-lost' : 'audit-key-away', message, { hint, exit: 'unknown' });
}
