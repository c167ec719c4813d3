import type { Credential } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { messageOf } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { ownCredential, providerFor } from '#services/procedures/credentials/known.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { slotsOf } from '#services/procedures/credentials/slots.ts';
import { refuseUnfinished } from '#services/procedures/credentials/unfinished.ts';
import { type GiveFinding, unitsOf } from '#services/procedures/give/given.ts';
import { planRenewal } from '#services/procedures/give/renewal.ts';
import type { ServiceFacts } from '#services/procedures/service/world.ts';
import type { Provider } from '#services/providers/provider.ts';

import type { RevokeWay, RotateParams } from './params.ts';
import { rotatePlan } from './procedure.ts';

const SETTLE = { settleMs: 5000, everyMs: 500, limitMs: 60_000 };

export interface RotateWish {
  readonly name: string;
  /** A person makes the new value, also where the provider would on a call. */
  readonly paste?: boolean | undefined;
  readonly settle?: Partial<typeof SETTLE> | undefined;
}

export interface PlannedRotate {
  readonly plan: Plan;
  readonly params: RotateParams;
  /** What a person should know before. */
  readonly findings: readonly GiveFinding[];
  readonly asks: {
    readonly tier: 'interrupting';
    readonly title: string;
    readonly commands: readonly string[];
    readonly consequences: readonly string[];
    readonly button: string;
  };
}

/**
 * Plans to replace the value of a credential. Asks the provider which of its keys it is; changes nothing. Rejects with OpsError
 * `no-credential`, `read-only`, `no-provider`, `unfinished`, `no-value`, `keychain-…`.
 */
export async function planRotate(
  world: CredentialWorld,
  facts: ServiceFacts,
  { name, paste = false, settle = {} }: RotateWish,
  signal: AbortSignal,
): Promise<PlannedRotate> {
  const credential = ownCredential(world, name);
  await world.policy.demand('credential.rotate', name);
  const provider = await providerFor(world, credential);
  refuseUnfinished(world, name);
  const value = await slotsOf(world).must(name);
  const { oldId, why } = await keyOf(world, credential, provider, value, signal);
  const renewal = await planRenewal(world, facts, credential, signal);
  const way = !paste && oldId !== null ? 'made' : 'pasted';
  const revoke = revokeWay(provider, oldId);
  const params: RotateParams = {
    kind: 'rotate',
    name,
    provider: provider.id,
    baseUrl: credential.baseUrl,
    way,
    revoke,
    oldId,
    gives: renewal.gives,
    ...SETTLE,
    ...settle,
  };
  const plan = rotatePlan(world, params);
  return {
    plan,
    params,
    findings: [...(why === null ? [] : [{ message: why, blocks: false, command: null }]), ...renewal.findings],
    asks: {
      tier: 'interrupting',
      title: `${plan.title}?`,
      commands: plan.steps.flatMap(({ commands }) => commands),
      consequences: consequences(provider, params),
      button: plan.title,
    },
  };
}

/** Which of the provider's keys a value is. */
async function keyOf(
  world: CredentialWorld,
  { name, baseUrl }: Credential,
  { rotation, title }: Provider,
  value: Secret,
  signal: AbortSignal,
): Promise<{ readonly oldId: string | null; readonly why: string | null }> {
  if (rotation === undefined) return { oldId: null, why: null };
  try {
    const keys = await rotation.list(value, { world, baseUrl, signal });
    const ours = keys.filter(({ prefix }) => prefix !== null && prefix !== '' && value.reveal().startsWith(prefix));
    const [only] = ours;
    if (ours.length === 1 && only !== undefined) return { oldId: only.id, why: null };
    const many = ours.length === 0 ? 'is none' : 'could be more than one';
    return { oldId: null, why: `${name} ${many} of the keys that ${title} lists, so you make its successor.` };
  } catch (thrown) {
    return { oldId: null, why: `${title} did not list its keys, so you make the new one: ${messageOf(thrown)}` };
  }
}

function revokeWay({ revoke, revokeUrl }: Provider, oldId: string | null): RevokeWay {
  if (oldId !== null) return 'key';
  if (revoke !== undefined) return 'value';
  return revokeUrl === undefined ? 'none' : 'person';
}

const REVOKED: Readonly<Record<RevokeWay, string>> = {
  key: 'The old key is revoked at the end, when nobody uses it; that cannot be taken back.',
  value: 'The old value is revoked at the end; that cannot be taken back.',
  person: 'You revoke the old value at the end, and it is asked whether it is refused.',
  none: 'The old value goes on working: its provider has no way to revoke it.',
};

function consequences({ title }: Provider, { way, revoke, gives }: RotateParams): readonly string[] {
  const made = way === 'made' ? `${title} makes a further key.` : `You make a new value at ${title} and paste it.`;
  const restarted = unitsOf(gives).map((unit) => unit.name);
  return [
    made,
    'Both work until the old one is revoked.',
    ...gives.map(({ file, variable }) => `${file} gets the new ${variable}.`),
    ...(restarted.length === 0 ? [] : [`Restarted, until ready: ${restarted.join(', ')}.`]),
    REVOKED[revoke],
  ];
}
