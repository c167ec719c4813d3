import type { Change } from '#domain/alerts/change.ts';
import type { AlertEvent } from '#domain/alerts/event.ts';
import type { Proof } from '#domain/alerts/proof.ts';
import type { Incident } from '#domain/incident.ts';
import type { SeenBefore } from '#screens/learnings/desk.ts';

/** What is known of one incident besides itself. */
export interface AboutIncident {
  readonly timeline: readonly AlertEvent[];
  /** Null for one from before evidence was kept. */
  readonly proof: { readonly first: Proof; readonly last: Proof } | null;
  /** What changed on this machine around its beginning, the nearest first. */
  readonly changes: readonly Change[];
  /** What was learned before about the same, the likest first. */
  readonly seenBefore: readonly SeenBefore[];
}

/** What the place of incidents may ask and do. */
export interface IncidentsDesk {
  /** Open ones, and those that ended last within 30 days, as many as a place shows. */
  readonly list: () => { readonly incidents: readonly Incident[]; readonly more: boolean };
  /** Reads the state and asks git; changes nothing. Rejects with OpsError. */
  readonly about: (id: string) => Promise<AboutIncident>;
  /** Until epoch ms, or for as long as it is open; one that is acknowledged is not any more. Undone by `z`. */
  readonly acknowledge: (id: string, until: number | null) => void;
  /** Nobody is told of the check until epoch ms; null ends that. Undone by `z`. */
  readonly silence: (checkId: string, until: number | null) => void;
  /** Until when nobody is told of a check, epoch ms; null when people are. */
  readonly silencedUntil: (checkId: string) => number | null;
  /** Undone by `z`. */
  readonly note: (id: string, text: string) => void;
}
