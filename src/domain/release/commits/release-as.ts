import valid from 'semver/functions/valid.js';

/** What the footers `Release-As: X.Y.Z` of a commit ask for; the last one counts. */
export interface ReleaseAs {
  readonly version: string | null;
  /** What stands there instead of a version. */
  readonly unreadable: string | null;
}

const NONE: ReleaseAs = { version: null, unreadable: null };

/** The token is a git trailer, so its case does not matter; a `v` before the version is dropped. */
export function releaseAsIn(body: string): ReleaseAs {
  if (body === '' || !/^Release-As:/im.test(body)) return NONE;
  const said = [...body.matchAll(/^Release-As:[ \t]*(\S*)[ \t]*\r?$/gim)].at(-1)?.[1];
  if (said === undefined) return NONE;
  const version = /^v?\d/.test(said) ? valid(said) : null;
  if (version === null) return { version: null, unreadable: said };
  return { version: `${version}${buildOf(said)}`, unreadable: null };
}

function buildOf(said: string): string {
  const at = said.indexOf('+');
  return at < 0 ? '' : said.slice(at);
}
