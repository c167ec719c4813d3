import type { Invocation } from '#cli/command.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

/** The world with a look at the checks of this configuration, and at that itself. */
export const recoveryWorldOf = (invocation: Pick<Invocation, 'world' | 'config' | 'configError'>): RecoveryWorld => ({
  ...serviceWorldOf(invocation),
  // It was read when the command began.
  configuration: () => Promise.resolve(invocation.configError?.message ?? null),
});
