import { withValue } from '#domain/credentials/env-file.ts';
import { maskValue } from '#domain/credentials/mask.ts';
import { OpsError } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { nameOfService } from '#domain/service/names.ts';
import { ownCredential, providerFor } from '#services/procedures/credentials/known.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { slotsOf } from '#services/procedures/credentials/slots.ts';
import { refuseUnfinished } from '#services/procedures/credentials/unfinished.ts';
import { servicesNamed } from '#services/procedures/service/targets.ts';
import type { ServiceFacts } from '#services/procedures/service/world.ts';

import { envTextAt, inBytes, PRIVATE } from './env-text.ts';
import { isWritten } from './file-step.ts';
import { type Given, type GiveFinding, notWritable } from './given.ts';
import { givePlan } from './procedure.ts';
import { fileOfService, givenId, unitsToRestart } from './targets.ts';
import { refuseTracked } from './tracked.ts';

export interface GiveWish {
  readonly name: string;
  /** `service:NAME` or `env-file:PATH`. */
  readonly to: string;
  /** Default the first variable of its provider. */
  readonly variable?: string | undefined;
  /** The file a service reads, where its manager does not tell. */
  readonly file?: string | undefined;
}

export interface PlannedGive {
  readonly plan: Plan;
  /** What a person should know before. */
  readonly findings: readonly GiveFinding[];
  readonly asks: {
    readonly tier: 'interrupting';
    readonly title: string;
    readonly commands: readonly string[];
    readonly consequences: readonly string[];
    readonly button: string;
  };
  /** Whether anything is left to be done. */
  readonly isNeeded: boolean;
}

/**
 * Plans to give a value to a file of variables, and to a service that reads one. Changes nothing. Rejects with OpsError `usage`,
 * `no-credential`, `no-service`, `needs-file`, `not-writable`, `tracked`, `unfinished`, and as the store does.
 */
export async function planGive(
  world: CredentialWorld,
  facts: ServiceFacts,
  wish: GiveWish,
  signal: AbortSignal,
): Promise<PlannedGive> {
  const credential = ownCredential(world, wish.name);
  await world.policy.demand('credential.read', wish.name);
  refuseUnfinished(world, wish.name);
  const value = await slotsOf(world).must(wish.name);
  const variable = wish.variable ?? (await providerFor(world, credential)).variables[0];
  if (variable === undefined || !/^[A-Za-z_]\w*$/.test(variable))
    throw new OpsError('usage', 'Which variable should it be?', { hint: 'Say it: --as NAME', exit: 'usage' });
  const found = await targetOf(world, facts, { ...wish, variable }, signal);
  if (withValue('', variable, inBytes(value.reveal())) === null) throw notWritable(wish.name, found.given.file);
  const written = (await isWritten({ world, name: wish.name, given: found.given })).state === 'done';
  const given = written ? { ...found.given, units: [] } : found.given;
  if (given.units.length > 0) await world.policy.demand('service.control', given.target);
  const more = await refuseTracked(world, given.file, signal);
  const now = await (await envTextAt(world, given.file)).read();
  const known = credential.usedBy.some((use) => use.target === given.target && use.variable === variable);
  const plan = givePlan(world, { kind: 'give', name: wish.name, given, known, written });
  const tightens = now !== null && now.mode !== PRIVATE;
  return {
    plan,
    findings: [...(written ? [] : found.findings), ...more],
    isNeeded: !known || !written,
    asks: {
      tier: 'interrupting',
      title: `${plan.title}?`,
      commands: plan.steps.flatMap(({ commands }) => commands),
      consequences: [
        written
          ? `${given.file} has ${variable} already; it is remembered, and a rotation renews it.`
          : `${given.file} gets ${variable}=${maskValue(value.reveal())}; its other lines stay.`,
        ...(tightens ? [`Its rights go from ${now.mode.toString(8)} to 600: only its owner reads it then.`] : []),
        ...given.units.map(({ name }) => `${name} is restarted, until it is ready.`),
      ],
      button: plan.title,
    },
  };
}

type Target = { readonly given: Given } & Pick<PlannedGive, 'findings'>;

async function targetOf(
  world: CredentialWorld,
  facts: ServiceFacts,
  { to, variable, file: named }: GiveWish & { readonly variable: string },
  signal: AbortSignal,
): Promise<Target> {
  const [, kind, rest = ''] = /^(service|env-file):(.+)$/s.exec(to) ?? [];
  if (kind === undefined)
    throw new OpsError('usage', `${to} is nothing a value can be given to.`, {
      hint: '--to service:NAME or --to env-file:PATH',
      exit: 'usage',
    });
  if (kind === 'env-file') {
    const file = absolute(world, rest);
    return { given: { id: givenId(file, variable), file, variable, target: file, units: [] }, findings: [] };
  }
  const [service] = await servicesNamed(world, facts, [rest], signal);
  if (service === undefined) throw new OpsError('no-service', `There is no service ${rest}.`, { exit: 'usage' });
  const file = named === undefined ? await fileOfService(world, service, variable, signal) : absolute(world, named);
  const { units, findings } = await unitsToRestart(world, facts, service, signal);
  const target = `service:${service.id ?? nameOfService(service)}`;
  return { given: { id: givenId(file, variable), file, variable, target, units }, findings };
}

function absolute({ environment }: CredentialWorld, path: string): string {
  const found = resolvePath(path, environment.cwd, environment.home);
  if (found !== null) return found;
  throw new OpsError('usage', `There is no home folder for ${path}.`, { hint: 'Give the whole path.', exit: 'usage' });
}
