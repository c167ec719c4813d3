import type { Book } from '#domain/alerts/book.ts';
import { acknowledge, annotate, withdraw } from '#domain/alerts/by-hand.ts';
import type { AlertEvent } from '#domain/alerts/event.ts';
import type { KeptIncident } from '#domain/alerts/kept.ts';
import { end, observe } from '#domain/alerts/observe.ts';
import { OVERALL, overallLook } from '#domain/alerts/overall.ts';
import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { silenceBegan, silenceEnded } from '#domain/alerts/silences.ts';
import { sweep } from '#domain/alerts/sweep.ts';
import { NEW_TRACK, type Track } from '#domain/alerts/track.ts';
import { OpsError } from '#domain/errors.ts';
import type { Reading } from '#domain/reading.ts';
import type { Proof, Quiet } from '#services/ports/alerts.ts';
import type { State } from '#services/ports/state.ts';

/** The rules over lists in memory; they are the same rules as over the file. */
export class FakeAlerts {
  #incidents: readonly KeptIncident[] = [];
  readonly #events: AlertEvent[] = [];
  readonly #proofs = new Map<string, { first: Proof; last: Proof }>();
  readonly #tracks = new Map<string, Track>();
  #quiets: readonly Quiet[] = [];
  #settings: AlertSettings = DEFAULT_ALERTS;
  #now = 0;

  /** Readings that were stored, in their order. */
  judge(stored: readonly Reading[], all: () => readonly Reading[]): void {
    if (stored.length === 0) return;
    for (const reading of stored) this.#observe(reading);
    this.#now = Math.max(...stored.map(({ takenAt }) => takenAt));
    const { score, scoreEveryMs } = this.#settings;
    const overall = this.#tracks.get(OVERALL) ?? NEW_TRACK;
    if (score !== null && Math.abs(this.#now - overall.at) >= scoreEveryMs)
      this.#observe(overallLook(all(), score, scoreEveryMs, this.#now));
    sweep(this.#book, this.#now);
  }

  /** The check is gone. */
  forget(checkId: string, now: number): void {
    this.#tracks.delete(checkId);
    const open = this.#book.openOf(checkId);
    if (open) end(this.#book, open, now, { summary: 'the check is gone', takenAt: now }, null);
  }

  since(at: number, most = this.#incidents.length): readonly KeptIncident[] {
    const over = this.#incidents
      .filter(({ closedAt }) => closedAt !== null && closedAt >= at)
      .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0) || Number(b.id.slice(2)) - Number(a.id.slice(2)));
    const wanted = [...this.#book.open(), ...over.slice(0, most)];
    return wanted.toSorted((a, b) => b.openedAt - a.openedAt || Number(b.id.slice(2)) - Number(a.id.slice(2)));
  }

  acknowledge(id: string, at: number | null, by = 'somebody', until: number | null = null): void {
    const incident = this.#incidents.find((one) => one.id === id);
    if (incident === undefined) return;
    if (at === null) withdraw(this.#book, incident, this.#now);
    else acknowledge(this.#book, incident, { at, by, until });
  }

  readonly port: State['alerts'] = {
    adopt: (settings) => void (this.#settings = settings),
    settings: () => this.#settings,
    events: (after, limit) => this.#events.filter(({ seq }) => seq > after).slice(0, limit),
    incident: (id) => this.#incidents.find((one) => one.id === id) ?? null,
    timeline: (incident) => this.#events.filter((event) => event.incident === incident),
    proof: (incident) => this.#proofs.get(incident) ?? null,
    announce: (event) => this.#book.append(event),
    note: (id, note, by, at) => {
      const incident = this.#incidents.find((one) => one.id === id);
      if (incident === undefined)
        throw new OpsError('no-incident', `There is no incident ${id}.`, {
          hint: 'cpm-console incident list names them.',
          exit: 'usage',
        });
      annotate(this.#book, incident, note, by, at);
    },
    quiets: (now) => this.#book.quiets(now),
    addQuiet: (quiet) => {
      const added = { ...quiet, id: (this.#quiets.at(-1)?.id ?? 0) + 1 };
      silenceBegan(this.#book, quiet);
      this.#quiets = [...this.#quiets, added];
      return added;
    },
    endQuiet: (id, now, by = 'somebody') => {
      const ended = this.#quiets.find((quiet) => quiet.id === id && quiet.to > now);
      this.#quiets = this.#quiets.map((quiet) => (quiet.id === id && quiet.to > now ? { ...quiet, to: now } : quiet));
      const waits = ({ closedAt, toldAt }: KeptIncident): boolean => closedAt === null && toldAt === null;
      this.#incidents = this.#incidents.map((one) => (waits(one) ? { ...one, dueAt: now } : one));
      if (ended?.kind === 'silence') {
        this.#quiets = this.#quiets.filter((quiet) => quiet.id !== id);
        silenceEnded(this.#book, ended, now, by);
      }
    },
  };

  #observe(look: Parameters<typeof observe>[1]): void {
    this.#tracks.set(look.id, observe(this.#book, look, this.#tracks.get(look.id) ?? NEW_TRACK));
  }

  get #book(): Book {
    return {
      settings: this.#settings,
      trackOf: (id) => this.#tracks.get(id) ?? NEW_TRACK,
      openOf: (id) => this.#incidents.find(({ checkId, closedAt }) => checkId === id && closedAt === null) ?? null,
      open: () => this.#incidents.filter(({ closedAt }) => closedAt === null),
      due: (now) =>
        this.#incidents.filter(({ closedAt, dueAt }) => closedAt === null && dueAt !== null && dueAt <= now),
      create: (incident) => {
        const made = { ...incident, id: `i-${this.#incidents.length + 1}` };
        this.#incidents = [...this.#incidents, made];
        return made;
      },
      change: (incident) => {
        this.#incidents = this.#incidents.map((one) => (one.id === incident.id ? incident : one));
      },
      prove: (id, { takenAt, status, summary, evidence }) => {
        const proof = { at: takenAt, status, summary, evidence: evidence ?? null };
        this.#proofs.set(id, { first: this.#proofs.get(id)?.first ?? proof, last: proof });
      },
      append: (event) => {
        const appended = { ...event, seq: this.#events.length + 1 };
        this.#events.push(appended);
        return appended;
      },
      quiets: (now) =>
        this.#quiets.filter(({ from, to }) => from <= now && now < to).toSorted((a, b) => a.to - b.to || a.id - b.id),
      takeEnded: (now) => {
        const isEnded = ({ kind, to }: Quiet): boolean => kind === 'silence' && to <= now;
        const ended = this.#quiets.filter(isEnded).toSorted((a, b) => a.to - b.to || a.id - b.id);
        this.#quiets = this.#quiets.filter((quiet) => !isEnded(quiet));
        return ended;
      },
    };
  }
}
