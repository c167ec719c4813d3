import type { Credential } from '#domain/credentials/credential.ts';

/** Where a credential is tried, by which its failures are counted: the host, else the provider at its usual address. */
export function hostOf({ baseUrl, provider }: Pick<Credential, 'baseUrl' | 'provider'>): string {
  return (baseUrl === null ? null : URL.parse(baseUrl)?.host) ?? provider;
}
