import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { hostOf } from './host.ts';
import { credentialNamed } from './named.ts';

/** Forgets the rejections of a credential where it is tried now; how many there were. For admins: OpsError `permission-denied`. */
export async function endLockout(world: World, name: string): Promise<number> {
  const credential = credentialNamed(world, name);
  await world.policy.demand('system.configure', name);
  const host = hostOf(credential);
  const { failures } = world.state.credentials.lockout(name, host);
  if (failures === 0) return 0;
  world.state.credentials.setLockout(name, host, { failures: 0, until: null });
  await audited(world, {
    event: 'auth_lockout',
    target: name,
    outcome: 'done',
    details: { host, ended: true, failures },
  });
  return failures;
}
