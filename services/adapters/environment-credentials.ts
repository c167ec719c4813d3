import type { Credentials, CredentialUse } from '#services/ports/credentials.ts';

const NAMES: Readonly<Record<CredentialUse, readonly string[]>> = {
  github: ['GITHUB_TOKEN', 'GH_TOKEN'],
  npm: ['NODE_AUTH_TOKEN', 'NPM_TOKEN'],
  pypi: ['PYPI_TOKEN', 'PYPI_API_TOKEN'],
};

/** Credentials that the person who started the program put into its environment; the first name that is set counts. */
export function environmentCredentials(environment: NodeJS.ProcessEnv = process.env): Credentials {
  return {
    read: (use) =>
      Promise.resolve(NAMES[use].map((name) => environment[name]?.trim() ?? '').find((value) => value !== '') ?? null),
  };
}
