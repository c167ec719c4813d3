import { showChecks } from '#cli/check/show.ts';
import type { Invocation } from '#cli/command.ts';
import { instancesFor } from '#cli/health/instances.ts';

const KINDS = new Set(['disk', 'memory', 'swap', 'cpu', 'load']);

/** What this machine has left. */
export async function resources(invocation: Invocation): Promise<number> {
  const all = await instancesFor(invocation, false);
  return showChecks(
    invocation,
    all.filter(({ kind }) => KINDS.has(kind)),
    all,
    'due',
  );
}
