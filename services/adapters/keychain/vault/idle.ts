/** A clock that jumped by more than this slept in between: the lid was closed. */
const SLEPT_MS = 60_000;

export interface Moment {
  /** Epoch ms. */
  readonly wall: number;
  /** Ms of a clock that stands still while the machine sleeps. */
  readonly steady: number;
}

/** Whether the vault must be locked now: nobody used it for `idleMs` (0 for never), or the machine slept since. */
export function mustLock(used: Moment, looked: Moment, now: Moment, idleMs: number): boolean {
  const slept = now.wall - looked.wall - (now.steady - looked.steady) > SLEPT_MS;
  return slept || (idleMs > 0 && now.steady - used.steady >= idleMs);
}
