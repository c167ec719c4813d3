import type { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import type { TestOptions } from '#services/providers/provider.ts';

/**
 * `POST /credentials/revoke`, asked without a credential: it makes any token of GitHub worthless that is in the list, also
 * one that belongs to somebody else. 60 calls an hour. (docs.github.com/rest/credentials/revoke)
 */
export async function revokeGitHub(value: Secret, { world, baseUrl, signal }: TestOptions): Promise<void> {
  const asked = { token: null, baseUrl, path: '/credentials/revoke', body: { credentials: [value.reveal()] } };
  const { status, host, message } = await world.github.look(asked, signal);
  if (status === 202) return;
  throw new OpsError(
    'not-revoked',
    `${host} did not revoke the token: ${status}${message === '' ? '' : ` ${message}`}.`,
    {
      hint: 'Revoke it by hand: https://github.com/settings/tokens',
      exit: 'credential',
    },
  );
}
