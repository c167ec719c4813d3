import type { AuditEntry } from '#domain/audit/event.ts';
import type { Permission } from '#domain/roles/permission.ts';
import type { World } from '#services/ports/world.ts';

export type Gate = Pick<World, 'audit' | 'policy'>;

/** What somebody does, what they must be allowed for it, and as what it is recorded. */
export interface Act extends Pick<AuditEntry, 'event' | 'target' | 'details'> {
  readonly permission: Permission;
}

/** Asks, records what is about to be done, does it, and records what came of it. */
export async function acted<Answer>({ policy, audit }: Gate, act: Act, work: () => Promise<Answer>): Promise<Answer> {
  const { permission, ...entry } = act;
  await policy.demand(permission, entry.target);
  await audit.append({ ...entry, outcome: 'intent' });
  try {
    const answer = await work();
    await audit.append({ ...entry, outcome: 'done' });
    return answer;
  } catch (thrown) {
    await audit.append({ ...entry, outcome: 'failed' });
    throw thrown;
  }
}

/** The same for what is done at once; its record follows. */
export function actedNow<Answer>({ policy, audit }: Gate, act: Act, work: () => Answer): Answer {
  const { permission, ...entry } = act;
  policy.insist(permission, entry.target);
  const note = (outcome: AuditEntry['outcome']) => void audit.append({ ...entry, outcome }).catch(() => undefined);
  try {
    const answer = work();
    note('done');
    return answer;
  } catch (thrown) {
    note('failed');
    throw thrown;
  }
}
