import type { Reading } from '#domain/reading.ts';

import type { AlertEvent } from './event.ts';
import type { KeptIncident } from './kept.ts';
import type { Quiet } from './quiet.ts';
import type { AlertSettings } from './settings.ts';
import type { Track } from './track.ts';

/** What the rules write into; all of one call to them is one transaction. */
export interface Book {
  readonly settings: AlertSettings;
  trackOf(checkId: string): Track;
  /** The open incident of a check; null for none. */
  openOf(checkId: string): KeptIncident | null;
  /** All open ones. */
  open(): readonly KeptIncident[];
  /** Open ones with something to do at or before `now`, the earliest first. */
  due(now: number): readonly KeptIncident[];
  create(incident: Omit<KeptIncident, 'id'>): KeptIncident;
  change(incident: KeptIncident): void;
  /** What a failing look saw: the first of an incident is kept, and the latest. */
  prove(incident: string, reading: Pick<Reading, 'takenAt' | 'summary' | 'evidence' | 'status'>): void;
  append(event: Omit<AlertEvent, 'seq'>): AlertEvent;
  /** Those that hold at `now`. */
  quiets(now: number): readonly Quiet[];
  /** Silences whose end is at or before `now`; each is answered once and then forgotten. */
  takeEnded(now: number): readonly Quiet[];
}
