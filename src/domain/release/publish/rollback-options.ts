import lt from 'semver/functions/lt.js';
import prerelease from 'semver/functions/prerelease.js';
import rsort from 'semver/functions/rsort.js';
import valid from 'semver/functions/valid.js';

/** What a registry, or a place like one, knows of a version that is out. */
export interface PublishedFacts {
  readonly kind: 'npm' | 'pypi' | 'github' | 'crates' | 'go';
  /** Of the registry: `registry.npmjs.org`, `pypi.org`. */
  readonly host: string;
  readonly name: string;
  readonly version: string;
  /** Every version that is out and not withdrawn, this one too or not. */
  readonly versions: readonly string[];
  readonly distTags?: Readonly<Record<string, string>> | undefined;
  /** Ms since it was published; null when nobody knows. */
  readonly ageMs?: number | null | undefined;
  /** GitHub only: whether the release can never be changed any more. */
  readonly immutable?: boolean | undefined;
}

/** One thing that can still be done, or cannot, and why. */
export interface RollbackOption {
  readonly id: 'dist-tag-back' | 'deprecate' | 'unpublish' | 'yank' | 'mark' | 'delete' | 'retract' | 'publish-fix';
  readonly title: string;
  /** `by-hand`: only a person can, at `url`. */
  readonly possible: 'yes' | 'by-hand' | 'no';
  readonly why: string;
  /** Whether it can be taken back. */
  readonly reversible: boolean;
  /** One command, or several to run in this order; empty when there is none. */
  readonly commands: readonly { readonly file: string; readonly args: readonly string[] }[];
  readonly url: string | null;
}

const UNPUBLISH_MS = 72 * 3_600_000;
const PYPI = new Set(['pypi.org', 'test.pypi.org']);

/** What can be done about a published version, the gentlest first. The way that is always open is the last. */
export function rollbackOptions(facts: PublishedFacts): readonly RollbackOption[] {
  const own = { npm, pypi, github, crates, go }[facts.kind](facts);
  const fix = option(
    'publish-fix',
    'Publish a fixed version',
    'yes',
    `The number ${facts.version} stays used, whatever else is done.`,
  );
  return [...own, fix];
}

function npm(facts: PublishedFacts): RollbackOption[] {
  const spec = `${facts.name}@${facts.version}`;
  return [
    tagBack(facts),
    option(
      'deprecate',
      `Warn everybody who installs ${facts.version}`,
      'yes',
      'It stays installable; the warning can be taken back.',
      {
        commands: [run('npm', 'deprecate', spec, `Do not use ${facts.version}`)],
      },
    ),
    unpublish(facts, spec),
  ];
}

/** The version every tag of ours goes back to: the highest stable one below, or for a prerelease the highest of its tag. */
export function versionBefore(version: string, versions: readonly string[]): string | null {
  const lower = versions.filter((other) => valid(other) !== null && lt(other, version));
  const stable = lower.filter((other) => prerelease(other) === null);
  const pool = prerelease(version) === null || stable.length === lower.length ? stable : lower;
  return rsort([...pool])[0] ?? null;
}

function tagBack({ name, version, versions, distTags = {} }: PublishedFacts): RollbackOption {
  const tags = Object.keys(distTags).filter((tag) => distTags[tag] === version);
  const before = versionBefore(version, versions);
  const title = before === null ? 'Lead installs back to the version before' : `Lead installs back to ${before}`;
  if (tags.length === 0) return option('dist-tag-back', title, 'no', `No dist-tag points to ${version}.`);
  if (before === null)
    return option('dist-tag-back', title, 'no', `There is no version before ${version} to go back to.`);
  return option(
    'dist-tag-back',
    title,
    'yes',
    `${tags.join(', ')} points to ${version} now; this is the fastest help and can be taken back.`,
    {
      commands: tags.map((tag) => run('npm', 'dist-tag', 'add', `${name}@${before}`, tag)),
    },
  );
}

function unpublish({ host, name, version, versions, ageMs = null }: PublishedFacts, spec: string): RollbackOption {
  const title = `Remove ${version} from the registry`;
  const last = versions.every((other) => other === version)
    ? ` It is the only version: ${name} blocks new versions for 24 h then.`
    : '';
  const burned = `The number ${version} can never be used again.${last}`;
  const commands = [run('npm', 'unpublish', spec)];
  const more = { reversible: false, commands };
  if (host !== 'registry.npmjs.org')
    return option('unpublish', title, 'yes', `${host} decides whether it allows that.`, more);
  if (ageMs === null)
    return option('unpublish', title, 'yes', `Only within 72 h and when nothing depends on it. ${burned}`, more);
  if (ageMs < UNPUBLISH_MS)
    return option('unpublish', title, 'yes', `Still within 72 h; only when nothing depends on it. ${burned}`, more);
  return option(
    'unpublish',
    title,
    'no',
    'It is older than 72 h: the registry allows it only for packages that hardly anybody uses.',
  );
}

function pypi({ host, name, version }: PublishedFacts): RollbackOption[] {
  const url = PYPI.has(host) ? `https://${host}/manage/project/${name}/release/${version}/` : null;
  const where =
    url === null
      ? `${host} has no command for it; see its own pages.`
      : 'PyPI has no command for it: a person does it in the browser.';
  return [
    option(
      'yank',
      `Yank ${version}`,
      'by-hand',
      `${where} Installers pass it over unless it is asked for exactly; it can be taken back.`,
      { url },
    ),
    option('delete', `Delete the files of ${version}`, 'by-hand', `${where} Their names can never be used again.`, {
      url,
      reversible: false,
    }),
  ];
}

function github({ host, name, version, immutable = false }: PublishedFacts): RollbackOption[] {
  const url = `https://${host}/${name}/releases/tag/${version}`;
  const burned = 'It is immutable: its tag cannot move, and the name stays used even after a deletion.';
  return [
    option(
      'mark',
      'Say in its notes that it must not be used',
      'by-hand',
      'The notes and the title can always be changed.',
      { url },
    ),
    immutable
      ? option('delete', 'Delete the release', 'no', burned)
      : option('delete', 'Delete the release', 'by-hand', 'Its notes and files are lost; the tag stays.', {
          url,
          reversible: false,
        }),
  ];
}

function crates({ name, version }: PublishedFacts): RollbackOption[] {
  return [
    option('yank', `Yank ${version}`, 'yes', 'Existing lock files keep it; it can be taken back with --undo.', {
      commands: [run('cargo', 'yank', '--version', version, name)],
    }),
  ];
}

function go({ version }: PublishedFacts): RollbackOption[] {
  return [
    option(
      'retract',
      `Retract ${version} in the next version`,
      'by-hand',
      `Proxies keep ${version} for ever: write "retract v${version.replace(/^v/, '')}" into go.mod and release again.`,
    ),
  ];
}

function run(file: string, ...args: readonly string[]) {
  return { file, args };
}

function option(
  id: RollbackOption['id'],
  title: string,
  possible: RollbackOption['possible'],
  why: string,
  {
    reversible = true,
    commands = [],
    url = null,
  }: Partial<Pick<RollbackOption, 'reversible' | 'commands' | 'url'>> = {},
): RollbackOption {
  return { id, title, possible, why, reversible, commands, url };
}
