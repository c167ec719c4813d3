import type {
  Compared,
  Overwritten,
  Restored,
  Snapshot,
  SnapshotRefusal,
  SnapshotRequest,
} from '#services/ports/checkouts.ts';
import type { World } from '#services/ports/world.ts';

export type { Snapshot, SnapshotRefusal, SnapshotRequest } from '#services/ports/checkouts.ts';

/** What taking and restoring snapshots needs of the world. */
export type SnapshotWorld = Pick<World, 'checkouts'>;

/** Why no snapshot of the checkout can be taken; null when one can. Reads only. Errors as the port says. */
export function refuseSnapshot(
  { checkouts }: SnapshotWorld,
  top: string,
  signal: AbortSignal,
): Promise<SnapshotRefusal | null> {
  return checkouts.refuse(top, signal);
}

/** Takes it without touching the checkout, or answers the one that a killed run has taken. Errors as the port says. */
export function takeSnapshot({ checkouts }: SnapshotWorld, request: SnapshotRequest): Promise<Snapshot> {
  return checkouts.take(request);
}

/** Brings everything back byte for byte; safe to call again. Errors as the port says, before anything is touched. */
export function restoreSnapshot(
  { checkouts }: SnapshotWorld,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<Restored> {
  return checkouts.restore(snapshot, signal);
}

/** Whether everything is as it was when it was taken. Reads only. */
export function compareSnapshot(
  { checkouts }: SnapshotWorld,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<Compared> {
  return checkouts.compare(snapshot, signal);
}

/** Gives it up; what was kept aside stays. */
export function dropSnapshot({ checkouts }: SnapshotWorld, snapshot: Snapshot, signal: AbortSignal): Promise<void> {
  return checkouts.drop(snapshot, signal);
}

/** What going to a commit would overwrite. Reads only. */
export function overwrittenBy(
  { checkouts }: SnapshotWorld,
  top: string,
  commit: string,
  signal: AbortSignal,
): Promise<Overwritten> {
  return checkouts.overwritten(top, commit, signal);
}
