import { chooseCredential } from './choose.ts';
import type { Credential } from './credential.ts';

/** What git asks its helper about. */
export interface GitAsks {
  readonly protocol: string;
  /** With its port, where it has one. */
  readonly host: string;
  /** Without a slash at its beginning; null unless git is told to send it (credential.useHttpPath). */
  readonly path: string | null;
  readonly username: string | null;
  readonly password: string | null;
}

/** Reads the lines `key=value` of git, up to an empty one. What it sends besides is left out. */
export function gitAsks(text: string): GitAsks {
  const end = text.search(/(?:^|\n)\r?\n/);
  const lines = (end === -1 ? text : text.slice(0, end)).split(/\r?\n/);
  const said = new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  const url = partsOf(said.get('url') ?? '');
  return {
    protocol: said.get('protocol') ?? url?.protocol ?? '',
    host: said.get('host') ?? url?.host ?? '',
    path: said.get('path') ?? url?.path ?? null,
    username: said.get('username') ?? null,
    password: said.get('password') ?? null,
  };
}

function partsOf(address: string): Pick<GitAsks, 'protocol' | 'host' | 'path'> | null {
  const [, protocol, host, path = ''] = /^([a-z]+):\/\/(?:[^/@]*@)?([^/?#@]+)(?:\/([^?#]*))?/i.exec(address) ?? [];
  return protocol === undefined || host === undefined ? null : { protocol, host, path };
}

/** Providers whose values git can use, and the host of each without an address of its own; null where it has none. */
const GIT_HOSTS: Readonly<Record<string, string | null>> = { github: 'github.com', http: null };

/** The host to which a value may be sent; null for one that is not for git. */
export function gitHostOf({ provider, baseUrl }: Pick<Credential, 'provider' | 'baseUrl'>): string | null {
  const usual = GIT_HOSTS[provider];
  if (usual === undefined) return null;
  const url = partsOf(baseUrl ?? '');
  if (url === null) return usual;
  // What answers for an address in clear text is not who it says it is.
  if (url.protocol !== 'https') return null;
  return url.host === 'api.github.com' ? 'github.com' : url.host;
}

/**
 * The credential for what git asks about: https only, to the host it belongs to and no other, chosen by the owner (the
 * first part of the path) or the folder. Null when there is none.
 */
export function credentialForGit(
  all: readonly Credential[],
  { protocol, host, path }: GitAsks,
  folder: string,
): Credential | null {
  if (protocol !== 'https' || host === '') return null;
  const fitting = all.filter((one) => gitHostOf(one)?.toLowerCase() === host.toLowerCase());
  const owner = path?.split('/')[0];
  for (const provider of Object.keys(GIT_HOSTS)) {
    const name = chooseCredential(fitting, provider, { ...(owner !== undefined && { owner }), path: folder });
    const found = fitting.find((one) => one.name === name);
    if (found !== undefined) return found;
  }
  return null;
}

/** What git reads: a user name, which GitHub does not look at beside a token, and the value. */
export function gitAnswer(asked: GitAsks, account: string | null, value: string): string {
  return `username=${asked.username ?? account ?? 'x-access-token'}\npassword=${value}\n`;
}
