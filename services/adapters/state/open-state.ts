import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { OpsError } from '#domain/errors.ts';
import { DEFAULT_HISTORY } from '#domain/history/settings.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { State } from '#services/ports/state.ts';

import { alertsIn } from './alerts.ts';
import { Guarded } from './guarded.ts';
import { HeldIncidents } from './held-incidents.ts';
import { Housekeeping } from './housekeeping.ts';
import { Latest } from './latest.ts';
import { record, retain } from './record.ts';
import type { Tables } from './tables.ts';

export interface StateOptions {
  /** Where `state.db` lives; null when there is no home directory. */
  readonly dir: string | null;
  readonly clock: Clock;
  /** Space that the file may take; asked again and again. */
  readonly maxBytes?: () => number;
}

/**
 * The state in one SQLite file that every process of this person shares. Never fails to open; what is wrong is in
 * `notice`. What goes on by itself (readings, discoveries, the lease) never throws for a full or lost disk, what a
 * person asked for (pause, acknowledge) throws OpsError `state-unwritable`.
 */
export function openState({ dir, clock, maxBytes = () => DEFAULT_HISTORY.maxBytes }: StateOptions): State {
  const latest = new Latest();
  let seen = -1;
  let settings: AlertSettings = DEFAULT_ALERTS;
  const file = new Guarded(dir, clock, () => {
    latest.restart();
    seen = -1;
  });
  const housekeeping = new Housekeeping(clock, maxBytes);
  const held = new HeldIncidents();

  const version = (): number =>
    file.read(({ db }) => Number(db.prepare('pragma data_version').get()?.['data_version']), seen);

  const refresh = (): void => {
    const now = version();
    if (now === seen) return;
    file.read(({ readings }) => latest.catchUp(readings, file.isWritable), undefined);
    seen = now;
  };

  const insist = <Result>(work: (tables: Tables) => Result): Result => {
    const done = file.write((tables) => ({ result: work(tables) }), null);
    if (done === null)
      throw new OpsError('state-unwritable', `This was not saved. ${file.notice ?? 'The state file is damaged.'}`, {
        hint: 'Make room or mend the disk, then try again.',
      });
    return done.result;
  };

  return {
    readings() {
      refresh();
      return latest.all();
    },
    record(batch) {
      refresh();
      for (const reading of batch) latest.put(reading);
      const due = housekeeping.isDue();
      file.write((tables) => record(tables, batch, settings, latest.all()), undefined);
      file.writeApart((tables) => {
        for (const reading of batch) if (reading.pausedUntil === null) tables.history.add(reading);
        if (due) housekeeping.run(tables, latest.all());
      });
    },
    retain(ids) {
      refresh();
      latest.retain(ids);
      file.write((tables) => retain(tables, ids, clock.now(), settings), undefined);
    },
    history: (id, since, limit) => file.read(({ history }) => history.since(id, since, limit), []),
    incidents: (since, most) =>
      file.read(
        ({ incidents }) =>
          most === undefined ? held.since(incidents, since, version()) : incidents.since(since, most),
        [],
      ),
    dailyScores: (project, since) => file.read(({ scores }) => scores.since(project, since), []),
    ...alertsIn({
      file,
      clock,
      insist,
      settings: () => settings,
      adopt: (given) => {
        settings = given;
      },
    }),
    pause: (id, until) => insist(({ names }) => names.pause(id, until)),
    pauses: () => file.read(({ names }) => names.pauses(), {}),
    checklist: {
      keep: (...given) => file.write(({ checklist }) => checklist.keep(...given), undefined),
      days: (...asked) => file.read(({ checklist }) => checklist.days(...asked), []),
      acceptances: (list) => file.read(({ checklist }) => checklist.acceptances(list), {}),
      accept: (...given) => insist(({ checklist }) => checklist.accept(...given)),
      answers: (...asked) => file.read(({ checklist }) => checklist.answers(...asked), {}),
      answer: (...given) => insist(({ checklist }) => checklist.answer(...given)),
      sign: (...given) => insist(({ checklist }) => checklist.sign(...given)),
    },
    releases: {
      add: (release) => file.write(({ releases }) => releases.add(release), undefined),
      of: (project) => file.read(({ releases }) => releases.of(project), []),
    },
    credentials: {
      all: () => file.read(({ credentials }) => credentials.all(), []),
      get: (name) => file.read(({ credentials }) => credentials.get(name), null),
      put: (credential) => insist(({ credentials }) => credentials.put(credential)),
      remove: (name) => insist(({ credentials }) => credentials.remove(name)),
      lockout: (...asked) =>
        file.read(({ credentials }) => credentials.lockout(...asked), { failures: 0, until: null }),
      setLockout: (...given) => insist(({ credentials }) => credentials.setLockout(...given)),
    },
    outbox: {
      get name() {
        return file.read(({ outbox }) => outbox.name, 'unread');
      },
      cursor: (channel) => file.read(({ outbox }) => outbox.cursor(channel), null),
      fill: (...given) => file.write(({ outbox }) => outbox.fill(...given, clock.now()), undefined),
      waiting: (...asked) => file.read(({ outbox }) => outbox.waiting(...asked), []),
      put: (deliveries) => file.write(({ outbox }) => outbox.put(deliveries), undefined),
      has: (...asked) => file.read(({ outbox }) => outbox.has(...asked), false),
      sentSince: (...asked) => file.read(({ outbox }) => outbox.sentSince(...asked), []),
      recent: (limit) => file.read(({ outbox }) => outbox.recent(limit), []),
    },
    get: (name) => file.read(({ names }) => names.get(name), null),
    set: (name, value) => file.write(({ names }) => names.set(name, value), undefined),
    takeLease(role) {
      file.followFile();
      return file.write(({ lease }) => lease.take(clock.now(), role), null);
    },
    leaseHolder: () => file.read(({ lease }) => lease.holder(clock.now()), null),
    releaseLease: () => file.write(({ lease }) => lease.release(), undefined),
    version,
    get notice() {
      return file.notice;
    },
    get lasting() {
      return file.isLasting;
    },
    close: () => file.close(),
  };
}
