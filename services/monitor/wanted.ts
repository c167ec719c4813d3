import type { Instance } from '#services/checks/check.ts';
import type { Discovery } from '#services/checks/check.ts';

/** What the configuration says about checks: its own list, and what discovery may go on from. */
export type Wanted = Omit<Discovery, 'world' | 'signal'> & { readonly checks: readonly Instance[] };

/** Names the part of the configuration that a discovery depends on. */
export function keyOf({ projects, services, frameworkRoot, agents, memory }: Wanted): string {
  return JSON.stringify([projects, services, frameworkRoot, agents, memory]);
}
