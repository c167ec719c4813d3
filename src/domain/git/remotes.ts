import type { GitConfig } from './config.ts';
import { gitHubRepository, withoutCredentials } from './remote-url.ts';

export type UrlKind = 'path' | 'file' | 'ssh' | 'http' | 'https' | 'git' | 'other';

export interface RemoteFacts {
  readonly name: string;
  /** Where it is pushed to, after the rewriting rules of the configuration, without a password. */
  readonly url: string;
  readonly kind: UrlKind;
  /** Somebody wrote a user's password or token into it. */
  readonly hasCredentials: boolean;
  readonly github: { readonly owner: string; readonly name: string } | null;
}

/** Where a branch is pushed to, and who says so. */
export interface PushTarget {
  readonly remote: string;
  /** Full name of the branch there. */
  readonly ref: string;
  readonly because: string;
}

/** The remotes of a repository, as they are pushed to. */
export function remotesIn(config: GitConfig): RemoteFacts[] {
  const names = config.keys().flatMap((key) => /^remote\.(.+)\.(?:push)?url$/s.exec(key)?.[1] ?? []);
  return [...new Set(names)].map((name) => {
    const own = config.get(`remote.${name}.pushurl`);
    const url =
      own === null ? rewritten(config.get(`remote.${name}.url`) ?? '', config, true) : rewritten(own, config, false);
    const plain = withoutCredentials(url);
    return { name, url: plain, kind: kindOfUrl(url), hasCredentials: plain !== url, github: gitHubRepository(url) };
  });
}

/** `url.X.insteadOf` and `url.X.pushInsteadOf`: the longest beginning wins, and the latter counts before the former. */
function rewritten(url: string, config: GitConfig, push: boolean): string {
  const rules = (word: string) =>
    config
      .keys()
      .filter((key) => key.startsWith('url.') && key.endsWith(`.${word}`))
      .flatMap((key) => config.all(key).map((from) => ({ from, to: key.slice('url.'.length, -word.length - 1) })))
      .filter(({ from }) => url.startsWith(from))
      .toSorted((a, b) => b.from.length - a.from.length)[0];
  const rule = (push ? rules('pushinsteadof') : undefined) ?? rules('insteadof');
  return rule === undefined ? url : `${rule.to}${url.slice(rule.from.length)}`;
}

const SCHEMES: ReadonlyMap<string, UrlKind> = new Map([
  ['file', 'file'],
  ['http', 'http'],
  ['https', 'https'],
  ['git', 'git'],
  ['ssh', 'ssh'],
  ['git+ssh', 'ssh'],
  ['ssh+git', 'ssh'],
]);

/** What kind of address git takes this for. */
export function kindOfUrl(url: string): UrlKind {
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\//i.exec(url) ?? [];
  if (scheme !== undefined) return SCHEMES.get(scheme.toLowerCase()) ?? 'other';
  if (/^[\w-]+::/.test(url)) return 'other';
  return /^[^/]+:/.test(url) && !/^[A-Za-z]:[\\/]/.test(url) ? 'ssh' : 'path';
}

/**
 * Where a branch goes: the remote a person named, else what git's own settings say, else the only one, else origin.
 * Null when nothing says it, or what says it is no remote of this repository.
 */
export function pushTarget(
  config: GitConfig,
  branch: string | null,
  remotes: readonly string[],
  named: string | null,
): PushTarget | null {
  const set = (key: string) => config.get(key);
  const tracked = branch === null ? null : set(`branch.${branch}.remote`);
  const choices: readonly (readonly [string | null, string])[] = [
    [named, 'named'],
    [branch === null ? null : set(`branch.${branch}.pushRemote`), 'the branch is pushed there'],
    [set('remote.pushDefault'), 'remote.pushDefault'],
    [tracked === '.' ? null : tracked, 'the branch follows it'],
    [remotes.length === 1 ? (remotes[0] ?? null) : null, 'the only remote'],
    [remotes.includes('origin') ? 'origin' : null, 'named origin'],
  ];
  const [remote, because] = choices.find(([name]) => name !== null) ?? [null, ''];
  if (remote === null || branch === null || !remotes.includes(remote)) return null;
  const followed = tracked === remote ? set(`branch.${branch}.merge`) : null;
  return { remote, ref: followed ?? `refs/heads/${branch}`, because };
}
