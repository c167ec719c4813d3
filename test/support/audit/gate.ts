import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakePolicy } from '#services/fakes/policy.ts';
import type { World } from '#services/ports/world.ts';

/** A trail in memory and a policy that lets everything pass: what a procedure asks and tells. */
export function gateOf(): Pick<World, 'audit' | 'policy'> {
  const audit = fakeAudit({ clock: new ManualClock() });
  return { audit, policy: fakePolicy(audit) };
}
