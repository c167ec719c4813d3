import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { NpmAuth } from '#domain/release/publish/npm-registry.ts';
import type { NpmPlace } from '#services/adapters/registries/npm/place.ts';
import type { Command } from '#services/ports/shell.ts';

const VARIABLE = 'CPM_CONSOLE_REGISTRY_SECRET';
/** Settings about the way to the registry: they are carried over, everything else of the person's settings is not. */
const NETWORK = ['cafile', 'ca', 'strict-ssl', 'proxy', 'https-proxy', 'noproxy', 'local-address'];
const PROXIES = /^(?:https?_proxy|no_proxy|all_proxy)$/i;
/** What proves to a registry in which build a package was made; it is there in CI only. */
const BUILD =
  /^(?:CI|CI_\w+|GITHUB_(?!TOKEN)\w+|GITLAB_CI|RUNNER_\w+|ACTIONS_ID_TOKEN_REQUEST_(?:URL|TOKEN)|NPM_ID_TOKEN|SIGSTORE_ID_TOKEN)$/;

export interface ChildOptions {
  readonly place: NpmPlace;
  readonly environment: NodeJS.ProcessEnv;
  readonly runFolder: string;
  readonly otp?: string | undefined;
}

/**
 * Runs npm with the credential of one registry and nobody else's settings. The credential is in the environment of that
 * child alone; the file that names the variable has the mode 0600 and goes when the child ends.
 */
export async function withNpmChild<Result>(
  { place, environment, runFolder, otp }: ChildOptions,
  work: (around: Pick<Command, 'cwd' | 'env'>) => Promise<Result>,
): Promise<Result> {
  const auth = await place.auth();
  await assertCredential(place, environment);
  await mkdir(runFolder, { recursive: true, mode: 0o700 });
  // A folder of its own, with a manifest, so that npm takes no folder above it for the project.
  const cwd = await mkdtemp(join(runFolder, 'npm-'));
  try {
    const userconfig = join(cwd, 'userconfig');
    await writeFile(join(cwd, 'package.json'), '{"private":true}\n', { mode: 0o600 });
    await writeFile(userconfig, credentialLines(place, auth), { mode: 0o600 });
    return await work({
      cwd,
      env: {
        ...picked(environment, PROXIES),
        ...picked(environment, BUILD),
        ...network(place),
        ...secretOf(auth),
        npm_config_userconfig: userconfig,
        npm_config_globalconfig: join(cwd, 'globalconfig'),
        // A write that is sent twice answers "taken" for what the first one did.
        npm_config_fetch_retries: '0',
        npm_config_logs_max: '0',
        npm_config_update_notifier: 'false',
        ...(otp !== undefined && { npm_config_otp: otp }),
      },
    });
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function credentialLines({ url, settings }: NpmPlace, auth: NpmAuth): string {
  const place = url.replace(/^https?:/i, '');
  const secret = `\${${VARIABLE}}`;
  const client = Object.keys(settings).filter((key) => /^\/\/.*:(?:certfile|keyfile)$/.test(key));
  const lines = client.map((key) => `${key}=${settings[key] ?? ''}`);
  if (auth.kind === 'bearer') lines.push(`${place}:_authToken=${secret}`);
  if (auth.kind === 'basic') lines.push(`${place}:_auth=${secret}`);
  if (auth.kind === 'login') lines.push(`${place}:username=${auth.user}`, `${place}:_password=${secret}`);
  return `${lines.join('\n')}\n`;
}

function secretOf(auth: NpmAuth): Record<string, string> {
  if (auth.kind === 'bearer') return { [VARIABLE]: auth.token };
  if (auth.kind === 'basic') return { [VARIABLE]: auth.pair };
  return auth.kind === 'login' ? { [VARIABLE]: auth.password } : {};
}

/** In the environment and not in the file, because the address of a proxy may hold a password. */
function network({ settings }: NpmPlace): Record<string, string> {
  const carried = NETWORK.flatMap((key) => {
    const value = settings[key];
    return value === undefined ? [] : [[`npm_config_${key.replaceAll('-', '_')}`, value] as const];
  });
  return Object.fromEntries(carried);
}

function picked(environment: NodeJS.ProcessEnv, names: RegExp): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && names.test(name)) found[name] = value;
  return found;
}

/** Throws `no-credential` when nothing proves who asks; a build that a registry trusts needs no credential of its own. */
export async function assertCredential({ url, auth: read }: NpmPlace, environment: NodeJS.ProcessEnv): Promise<void> {
  const auth = await read();
  if (auth.kind !== 'none' && auth.kind !== 'missing') return;
  if (environment['ACTIONS_ID_TOKEN_REQUEST_URL'] || environment['NPM_ID_TOKEN']) return;
  const variable = auth.kind === 'missing' ? auth.variable : 'NODE_AUTH_TOKEN';
  throw new OpsError('no-credential', `There is no credential for ${new URL(url).host}.`, {
    hint: `Run npm login, or start the console with ${variable} set to a token that may publish.`,
    exit: 'credential',
  });
}
