import type { AlertEvent } from '#domain/alerts/event.ts';
import type { Proof } from '#domain/alerts/proof.ts';
import type { Quiet } from '#domain/alerts/quiet.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import type { Incident } from '#domain/incident.ts';

export type { Proof } from '#domain/alerts/proof.ts';
export type { Quiet } from '#domain/alerts/quiet.ts';

/** What the alert rules remember, in the state; written in one transaction with the readings that caused it. */
export interface Alerts {
  /** The rules by which this process judges from now on; the defaults until then. */
  adopt(settings: AlertSettings): void;
  settings(): AlertSettings;
  /** Events after `seq`, the oldest first. */
  events(afterSeq: number, limit: number): readonly AlertEvent[];
  /** One incident, also one that is over; null when nobody knows it. Does not read the others. */
  incident(id: string): Incident | null;
  /** All events of one incident, the oldest first. */
  timeline(incident: string): readonly AlertEvent[];
  /** The first and the last failing look of an incident; one twice when there was only one, null when that is not known. */
  proof(incident: string): { readonly first: Proof; readonly last: Proof } | null;
  /** Adds an event that no reading caused: of a run, of a channel. */
  announce(event: Omit<AlertEvent, 'seq'>): AlertEvent;
  /** Writes or, with null, takes away the note of an incident. */
  note(incident: string, note: string | null, by: string, at: number): void;
  /** Those that hold at `now`; the planned ones of the configuration are not among them. */
  quiets(now: number): readonly Quiet[];
  /** A silence is also written into the timelines of open incidents, as is its end. */
  addQuiet(quiet: Omit<Quiet, 'id'>): Quiet;
  /** Ends it now; `by` names who took a silence back. */
  endQuiet(id: number, now: number, by?: string): void;
}
