import { linesOf } from '#domain/credentials/env-file.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { nameOfService, type ServiceName } from '#domain/service/names.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { paramsOf, type PlannedUnit } from '#services/procedures/service/params.ts';
import { planService, type ServiceFinding } from '#services/procedures/service/plan.ts';
import { controlOf, soon, unitOrWhy } from '#services/procedures/service/seen.ts';
import type { ServiceFacts } from '#services/procedures/service/world.ts';

import { envTextAt } from './env-text.ts';

/** Part of the ids of steps: the same for the same file and variable. */
export const givenId = (file: string, variable: string): string => fingerprint(`${file} ${variable}`);

/** Which file of variables a service reads, as its manager tells. Throws OpsError `needs-file` where it tells none. */
export async function fileOfService(
  world: CredentialWorld,
  service: ServiceName,
  variable: string,
  signal: AbortSignal,
): Promise<string> {
  const control = controlOf(world, service.manager);
  const { environmentFiles = [] } = await soon(world, signal, (limited) => control.detail(service.unit, limited));
  for (const file of environmentFiles) {
    const now = await (await envTextAt(world, file)).read().catch(() => null);
    if (now !== null && linesOf(now.text, variable).length > 0) return file;
  }
  const last = environmentFiles.at(-1);
  if (last !== undefined) return last;
  throw new OpsError('needs-file', `${nameOfService(service)} names no file of variables that it reads.`, {
    hint: 'Say which one: --file PATH',
    exit: 'usage',
  });
}

/** Units to restart, and what a person should know of them; none where it does not run and reads the file at its start. */
export async function unitsToRestart(
  world: CredentialWorld,
  facts: ServiceFacts,
  service: ServiceName,
  signal: AbortSignal,
): Promise<{ readonly units: readonly PlannedUnit[]; readonly findings: readonly ServiceFinding[] }> {
  const name = nameOfService(service);
  const now = await unitOrWhy(world, service, signal).catch((thrown: unknown) => messageOf(thrown));
  if (typeof now !== 'string' && ['stopped', 'failed', 'not-found', 'masked'].includes(now.state)) {
    const message = `${name} does not run: it reads the value when it starts.`;
    return { units: [], findings: [{ id: 'not-possible', service: name, message, command: null, blocks: false }] };
  }
  const { plan, findings } = await planService(world, facts, [service], { action: 'restart' }, signal);
  return { units: paramsOf(plan).units, findings };
}
