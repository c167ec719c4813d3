import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import type { World } from '#services/ports/world.ts';

import { type LookSettings, lookAt } from './look.ts';
import { providerValue } from './provider-value.ts';
import { testCredential } from './test.ts';

/** How the value stands that serves a provider now, stored or from a variable; null when there is none. */
export async function lookOnce(
  world: World,
  settings: LookSettings,
  { provider, baseUrl }: { readonly provider: string; readonly baseUrl: string | null },
  signal: AbortSignal,
): Promise<TestResult | null> {
  const { name, value } = await providerValue(world, provider);
  if (name !== null && value !== null) return (await testCredential(world, settings, name, signal)).result;
  return value === null ? null : lookAt(world, settings, nameless(world, provider, baseUrl), value, signal);
}

/** A variable that nobody made a credential of is tried like one, and remembered only by its failures. */
function nameless({ clock }: World, provider: string, baseUrl: string | null): Credential {
  return {
    name: `variable:${provider}`,
    provider,
    source: 'env',
    baseUrl,
    rule: null,
    masked: '',
    fingerprint: null,
    createdAt: clock.now(),
    rotatedAt: null,
    expiresAt: null,
    expiryFrom: null,
    rotateDays: 0,
    tested: null,
    usedBy: [],
    leakedAt: null,
  };
}
