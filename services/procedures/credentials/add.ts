import { afterTest } from '#domain/credentials/after-test.ts';
import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import { maskValue } from '#domain/credentials/mask.ts';
import { isCredentialName } from '#domain/credentials/name.ts';
import type { CredentialSettings, ProbeSettings } from '#domain/credentials/settings.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';
import { checkPaste } from './check-paste.ts';
import { lookAt } from './look.ts';
import { providerNamed } from './provider-of.ts';

/** What a person wants to add; what is left out is what the configuration or the provider says. */
export interface Wish {
  readonly name: string;
  readonly provider: string;
  /** As it was pasted, typed or read. */
  readonly text: string;
  readonly baseUrl?: string | null | undefined;
  readonly rule?: string | null | undefined;
  readonly wants?: readonly string[] | undefined;
  readonly probe?: ProbeSettings | null | undefined;
  readonly rotateDays?: number | undefined;
  /** Epoch ms, where the person knows the end. */
  readonly expiresAt?: number | undefined;
  /** Whether it may take the place of one of that name. */
  readonly replace?: boolean | undefined;
  /** Whether the provider is asked; it is unless told. */
  readonly test?: boolean | undefined;
  /** Where it was in plain text before, for which it should be replaced. */
  readonly leaked?: boolean | undefined;
}

export interface Added {
  readonly credential: Credential;
  /** Null when nobody was asked. */
  readonly result: TestResult | null;
  /** What was taken away from the paste. */
  readonly note: string | null;
  readonly kind: string;
}

/**
 * Looks at a value, asks its provider, stores it, reads it back, and only then remembers it. A value that the provider
 * refuses is not stored. Throws OpsError `bad-name`, `bad-value`, `credential-exists`, `credential-rejected`, `locked-out`
 * and those of the store.
 */
export async function addCredential(
  world: World,
  settings: CredentialSettings,
  wish: Wish,
  signal: AbortSignal,
): Promise<Added> {
  const { name, test = true } = wish;
  if (!isCredentialName(name)) throw badName();
  await world.policy.demand('credential.write', name);
  const before = world.state.credentials.get(name);
  if (before !== null && wish.replace !== true) throw exists(name);
  const provider = await providerNamed(wish.provider);
  const { value, kind, note, expiresAt, scopes } = checkPaste(provider, wish.text);
  world.secrets.learn(name, value);
  const fresh = recordOf(world, settings, wish, before, provider.rotateDays);
  const ends = wish.expiresAt ?? expiresAt;
  const draft: Credential = {
    ...fresh,
    masked: maskValue(value.reveal()),
    fingerprint: world.secrets.fingerprint(value),
    ...(ends !== undefined && { expiresAt: ends, expiryFrom: wish.expiresAt === undefined ? 'value' : 'person' }),
  };
  const result = test ? await lookAt(world, settings, draft, value, signal) : null;
  if (result?.outcome === 'rejected' || result?.outcome === 'expired') throw refused(name, result);
  const credential = result === null ? draft : afterTest(draft, withScopes(result, scopes));
  await world.secrets.write(name, value);
  world.state.credentials.put(credential);
  const { masked, fingerprint } = credential;
  await audited(world, {
    event: before === null ? 'credential_added' : 'credential_changed',
    target: name,
    outcome: 'done',
    details: { provider: provider.id, masked, fingerprint, source: credential.source },
  });
  return { credential, result, note, kind };
}

function recordOf(
  world: World,
  { items }: CredentialSettings,
  wish: Wish,
  before: Credential | null,
  rotateDays: number,
): Credential {
  const item = items.find(({ name }) => name === wish.name);
  const now = world.clock.now();
  return {
    name: wish.name,
    provider: wish.provider,
    source: world.keychains.main.driver === 'vault' ? 'vault' : 'keychain',
    baseUrl: wish.baseUrl ?? item?.baseUrl ?? before?.baseUrl ?? null,
    rule: wish.rule ?? item?.rule ?? before?.rule ?? null,
    masked: '',
    fingerprint: null,
    createdAt: before?.createdAt ?? now,
    rotatedAt: before === null ? null : now,
    expiresAt: null,
    expiryFrom: null,
    rotateDays: wish.rotateDays ?? item?.rotateDays ?? before?.rotateDays ?? rotateDays,
    tested: null,
    usedBy: before?.usedBy ?? [],
    leakedAt: wish.leaked === true ? now : null,
    wants: wish.wants ?? item?.wants ?? before?.wants ?? [],
    probe: wish.probe ?? item?.probe ?? before?.probe ?? null,
  };
}

/** What the value says of itself, where the provider says nothing of it. */
function withScopes(result: TestResult, scopes: readonly string[]): TestResult {
  return (result.scopes ?? []).length > 0 || scopes.length === 0 ? result : { ...result, scopes };
}

const badName = (): OpsError =>
  new OpsError('bad-name', 'That is no name for a credential.', {
    hint: 'Use small letters, digits and hyphens, and at most one slash: github/main',
    exit: 'usage',
  });

const exists = (name: string): OpsError =>
  new OpsError('credential-exists', `There is a credential ${name} already; nothing was changed.`, {
    hint: 'Add --replace to put another value in its place, or give another name.',
    exit: 'refused',
  });

const refused = (name: string, { summary, hint }: TestResult): OpsError =>
  new OpsError('credential-rejected', `${name} was not saved: ${summary}.`, { hint, exit: 'credential' });
