import type { AlertEvent } from '#domain/alerts/event.ts';

/** Keeps checks quiet for a while: they are still run, nobody is told. */
export interface Quiet {
  readonly id: number;
  /** Check id, glob of check ids, or `*`. */
  readonly scope: string;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'silence' | 'maintenance';
  /** Run that wished it, or the name of a person. */
  readonly by: string;
  readonly reason: string;
}

/** What the alert rules remember, in the state; written in one transaction with the readings that caused it. */
export interface Alerts {
  /** Events after `seq`, the oldest first. */
  events(afterSeq: number, limit: number): readonly AlertEvent[];
  /** All of one incident, the oldest first. */
  timeline(incident: string): readonly AlertEvent[];
  /** Adds an event that no reading caused: of a run, of a channel. */
  announce(event: Omit<AlertEvent, 'seq'>): AlertEvent;
  quiets(now: number): readonly Quiet[];
  addQuiet(quiet: Omit<Quiet, 'id'>): Quiet;
  /** Ends it now. */
  endQuiet(id: number, now: number): void;
}
