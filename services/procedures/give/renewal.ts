import type { Credential, CredentialUse } from '#domain/credentials/credential.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { servicesNamed } from '#services/procedures/service/targets.ts';
import type { ServiceFacts } from '#services/procedures/service/world.ts';

import { envTextAt } from './env-text.ts';
import type { Given, GiveFinding } from './given.ts';
import { givenId, unitsToRestart } from './targets.ts';

interface Renewal {
  readonly gives: readonly Given[];
  readonly findings: readonly GiveFinding[];
}

/** What was given a value and has to get the next one. A file that is gone is told and left alone. Rejects as reading does. */
export async function planRenewal(
  world: CredentialWorld,
  facts: ServiceFacts,
  { usedBy }: Credential,
  signal: AbortSignal,
): Promise<Renewal> {
  const renewals: Renewal[] = [];
  for (const use of usedBy) renewals.push(await renewalOf(world, facts, use, signal));
  return { gives: renewals.flatMap(({ gives }) => gives), findings: renewals.flatMap(({ findings }) => findings) };
}

async function renewalOf(
  world: CredentialWorld,
  facts: ServiceFacts,
  { kind, target, file: named, variable }: CredentialUse,
  signal: AbortSignal,
): Promise<Renewal> {
  const file = named ?? (kind === 'env-file' ? target : undefined);
  if (file === undefined || variable === undefined) return { gives: [], findings: [] };
  if ((await (await envTextAt(world, file)).read()) === null)
    return {
      gives: [],
      findings: [{ message: `${file} is gone; it is not made anew.`, blocks: false, command: null }],
    };
  const given: Given = { id: givenId(file, variable), file, variable, target, units: [] };
  if (kind !== 'service') return { gives: [given], findings: [] };
  const [service] = await servicesNamed(world, facts, [target.replace(/^service:/, '')], signal).catch(() => []);
  if (service === undefined)
    return { gives: [given], findings: [{ message: `There is no ${target} any more.`, blocks: false, command: null }] };
  const { units, findings } = await unitsToRestart(world, facts, service, signal);
  return { gives: [{ ...given, units }], findings };
}
