import { urlPart } from '#domain/release/url-part.ts';

/** Where the web pages of a repository are. */
export interface WebRepository {
  readonly host: 'github' | 'gitlab' | 'bitbucket' | 'gitea';
  /** `https://…/owner/name`, without credentials, `.git` and a slash at the end. */
  readonly url: string;
}

const HOSTS: readonly (readonly [WebRepository['host'], RegExp])[] = [
  ['github', /^(?:www\.|ssh\.)?github\.com$|^github\.(?!com\b)/],
  ['gitlab', /^(?:altssh\.)?gitlab\.com$|^gitlab\.(?!com\b)/],
  ['bitbucket', /^(?:altssh\.)?bitbucket\.org$/],
  ['gitea', /^(?:codeberg\.org|gitea\.com)$|^(?:gitea|forgejo)\./],
];
const NAMES: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'www.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
};
const URL_FORM = /^(https?|ssh|git):\/\/(?:[^@/]*@)?([\w.-]+)(?::(\d+))?\/+(.+)$/i;
const SCP_FORM = /^(?:[^@/\s]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/;
const PATH = /^[\w.~/-]+$/;

/**
 * The web page behind a remote's address, for links in a changelog. Null for a host whose pages are not known, a path of
 * this machine, or a name that could break a link. Passwords and user names in the address are left out.
 */
export function webRepository(remote: string): WebRepository | null {
  const text = remote.trim();
  const [, scheme, named, port, long] = URL_FORM.exec(text) ?? [];
  const [, scpHost, short] = scheme === undefined ? (SCP_FORM.exec(text) ?? []) : [];
  const host = (named ?? scpHost ?? '').toLowerCase();
  const path = (long ?? short ?? '').replace(/\/+$/, '').replace(/\.git$/, '');
  const known = HOSTS.find(([, pattern]) => pattern.test(host))?.[0];
  if (known === undefined || !PATH.test(path) || !path.includes('/') || path.split('/').includes('..')) return null;
  // A port of ssh is not one of the web.
  const web = scheme?.toLowerCase().startsWith('http') === true && port !== undefined ? `:${port}` : '';
  const protocol = scheme?.toLowerCase() === 'http' ? 'http' : 'https';
  return { host: known, url: `${protocol}://${NAMES[host] ?? host}${web}/${path}` };
}

/** A tag or branch as a part of an address. */
export function refPath(name: string): string {
  return name.split('/').map(urlPart).join('/');
}

/** What changed between two tags (or `HEAD`); `from` null is a first release, which shows its tag instead. */
export function compareUrl({ host, url }: WebRepository, from: string | null, to: string): string {
  if (from === null) return tagUrl({ host, url }, to);
  if (host === 'bitbucket') return `${url}/branches/compare/${refPath(to)}%0D${refPath(from)}`;
  return `${url}${host === 'gitlab' ? '/-' : ''}/compare/${refPath(from)}...${refPath(to)}`;
}

export function tagUrl({ host, url }: WebRepository, tag: string): string {
  if (host === 'bitbucket') return `${url}/src/${refPath(tag)}`;
  return `${url}${host === 'gitlab' ? '/-/tags' : '/releases/tag'}/${refPath(tag)}`;
}

export function commitUrl({ host, url }: WebRepository, hash: string): string {
  if (host === 'bitbucket') return `${url}/commits/${refPath(hash)}`;
  return `${url}${host === 'gitlab' ? '/-' : ''}/commit/${refPath(hash)}`;
}
