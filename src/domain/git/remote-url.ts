/** A text in which addresses have lost their passwords, and those of the web also their user names, which may be tokens. */
export function withoutCredentials(text: string): string {
  return text
    .replaceAll(/\b(https?:\/\/)[^/\s'"]*@/gi, '$1')
    .replaceAll(/\b([a-z][a-z\d+.-]*:\/\/[^/\s'"@:]*):[^/\s'"]*@/gi, '$1@');
}

/** Owner and name of a repository on GitHub; null for any other address. */
export function gitHubRepository(url: string): { readonly owner: string; readonly name: string } | null {
  const [, path] =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?\/(.+)$/i.exec(url.trim()) ??
    /^(?:[^@/]+@)?github\.com:(.+)$/i.exec(url.trim()) ??
    [];
  const [owner, file, ...rest] = path?.replace(/\/+$/, '').split('/') ?? [];
  const name = file?.replace(/\.git$/, '');
  return owner && name && rest.length === 0 ? { owner, name } : null;
}

/** Splits `origin/feature/x` into a remote and the full name of the branch there, knowing which remotes exist. */
export function splitUpstream(
  upstream: string,
  remotes: readonly string[],
): { readonly remote: string; readonly ref: string } | null {
  const remote = remotes.filter((name) => upstream.startsWith(`${name}/`)).toSorted((a, b) => b.length - a.length)[0];
  return remote === undefined ? null : { remote, ref: `refs/heads/${upstream.slice(remote.length + 1)}` };
}
