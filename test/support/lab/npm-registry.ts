import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { type Installed, installed } from './installed.ts';
import type { Lab } from './lab.ts';

const HERE = join(import.meta.dirname, 'npm-registry');

/** Verdaccio, installed when it is not there yet. */
const verdaccio = (): Promise<Installed> => installed(join(HERE, 'verdaccio'));

/** Why there can be no real npm registry here; null when there can. */
export const npmRegistryMissing = async (): Promise<string | null> => (await verdaccio()).missing;

export interface NpmRegistry extends AsyncDisposable {
  /** With a slash at the end, as npm has it. */
  readonly url: string;
  /** Creates a user and returns a token. */
  token(user?: string): Promise<string>;
  /** What the registry says about a package; null when it has none. */
  document(name: string): Promise<unknown>;
}

/** A real, empty registry that anybody reads and users write to; it ends with the lab. */
export async function startNpmRegistry(lab: Lab): Promise<NpmRegistry> {
  const { path, missing } = { path: '', ...(await verdaccio()) };
  if (missing !== null) throw new Error(missing);
  await mkdir(lab.at('registries'), { recursive: true });
  const folder = await mkdtemp(lab.at('registries/npm-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(config(folder)));
  const child = spawn(process.execPath, [join(HERE, 'serve.ts'), path, join(folder, 'config.json')], {
    env: lab.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close');
  lab.use({
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  });
  const port = await Promise.race([
    portOf(child.stdout),
    ended.then(() => Promise.reject(new Error(`verdaccio: ${said}`))),
  ]);
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    token: (user = 'ana') => tokenOf(url, user),
    document: async (name) => {
      const response = await fetch(new URL(encodeURIComponent(name), url));
      return response.status === 404 ? null : response.json();
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function portOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, port] = /^listening on (\d+)$/.exec(line) ?? [];
    if (port === undefined) continue;
    output.resume();
    return port;
  }
  return new Promise(() => undefined);
}

async function tokenOf(url: string, name: string): Promise<string> {
  const body = { _id: `org.couchdb.user:${name}`, name, password: `password of ${name}`, type: 'user', roles: [] };
  const response = await fetch(new URL(`-/user/org.couchdb.user:${name}`, url), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { token } = (await response.json()) as { readonly token?: string };
  if (token === undefined) throw new Error(`verdaccio gave ${name} no token: status ${response.status}`);
  return token;
}

const config = (folder: string) => ({
  configPath: join(folder, 'config.json'),
  storage: join(folder, 'storage'),
  auth: { htpasswd: { file: join(folder, 'htpasswd'), algorithm: 'sha1' } },
  uplinks: {},
  packages: { '**': { access: '$all', publish: '$authenticated', unpublish: '$authenticated' } },
  security: { api: { legacy: false, jwt: { sign: { expiresIn: '7d' } } } },
  middlewares: { audit: { enabled: false } },
  web: { enable: false },
  log: { type: 'stdout', format: 'json', level: 'error' },
});
