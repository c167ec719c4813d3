import type { Incident } from '#domain/incident.ts';

/** An incident with what the rules remember about telling people of it. */
export interface KeptIncident extends Incident {
  /** Epoch ms when people were told that it is open; null when that was kept quiet until now. */
  readonly toldAt: number | null;
  /** When there is something to do about it though no look comes: remind, tell, end an acknowledgement; null for never. */
  readonly dueAt: number | null;
}
