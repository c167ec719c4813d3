import type { RecoverParams } from '#services/procedures/recovery/params.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

/** What the steps of a recovery are made from. */
export interface RecoveryParts {
  readonly world: RecoveryWorld;
  readonly params: RecoverParams;
}
