/**
 * How much an act is asked about. `read` changes nothing: never asked. `interrupting` stops something that works: the
 * exact command is shown and Cancel is focused. `irreversible` cannot be taken back: the name must be typed.
 */
export type Tier = 'read' | 'interrupting' | 'irreversible';

/** A question before an act. */
export interface Confirmation {
  readonly tier: Tier;
  /** `Restart memory-service?` */
  readonly title: string;
  /** Exactly what will run, one line each. */
  readonly commands: readonly string[];
  /** What it means for people, one line each. */
  readonly consequences?: readonly string[];
  /** The act itself: `Restart memory-service`. */
  readonly button: string;
  /** What must be typed when it is irreversible. */
  readonly name?: string;
  readonly run: () => void;
}

/** Whether a person is asked at all. */
export const asks = (tier: Tier): boolean => tier !== 'read';

/** Why the act may not begin yet; null when it may. */
export function notYet({ tier, name }: Pick<Confirmation, 'tier' | 'name'>, typed: string): string | null {
  if (tier !== 'irreversible' || name === undefined || typed.trim() === name) return null;
  return typed === '' ? `type ${name} to confirm` : `this is not ${name}`;
}
