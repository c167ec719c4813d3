import type { Invocation } from '#cli/command.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

/** The world with a look at the checks of this configuration. */
export const recoveryWorldOf = (invocation: Pick<Invocation, 'world' | 'config'>): RecoveryWorld =>
  serviceWorldOf(invocation);
