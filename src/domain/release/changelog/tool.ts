import { parse } from 'smol-toml';

import type { Command } from '#domain/release/made/component.ts';

/** What is in a project's folder. */
export interface ToolFacts {
  /** Paths of files relative to it, forward slashes. */
  readonly names: readonly string[];
  /** Text of `pyproject.toml` and `Cargo.toml`; null without. */
  readonly pyproject: string | null;
  readonly cargo: string | null;
  /** Where the changelog is (`findChangelog`); null when it is to be made. */
  readonly changelog: string | null;
}

/** What is released. */
export interface ToolRelease {
  /** Without `v`. */
  readonly version: string;
  readonly tag: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface ChangelogTool {
  readonly tool: 'changesets' | 'towncrier' | 'git-cliff' | 'git-chglog';
  /** To be run in the project's folder; `file` is looked for in `folders` first, then on PATH. */
  readonly command: Command;
  /**
   * Prints the entry of this release and changes nothing, so that it can be read, edited and inserted like a drafted one;
   * null for a tool that only writes.
   */
  readonly preview: Command | null;
  /** It changes other files too (fragments, manifests), so `command` has to run in the released tree. */
  readonly writesMore: boolean;
  /** Where a project keeps its own copy, relative to it. */
  readonly folders: readonly string[];
  /** Which file says so. */
  readonly reason: string;
  /** It sets the version by its own rules and writes the manifests too: the version must be read again afterwards. */
  readonly decidesVersion: boolean;
  /** What a person can do when it is not installed. */
  readonly hint: string;
}

const NODE_BIN = ['node_modules/.bin'];
const PYTHON_BIN = ['.venv/bin', 'venv/bin'];

function table(text: string | null, path: readonly string[]): boolean {
  if (text === null) return false;
  try {
    let value: unknown = parse(text);
    for (const key of path) {
      if (typeof value !== 'object' || value === null || !(key in value)) return false;
      value = Object.entries(value).find(([name]) => name === key)?.[1];
    }
    return value !== undefined;
  } catch {
    // A file that does not parse is refused where the project is read; here it only says nothing.
    return false;
  }
}

type Found = Pick<ChangelogTool, 'tool' | 'reason'>;

function found({ names, pyproject, cargo }: ToolFacts): readonly Found[] {
  const has = (...wanted: readonly string[]): string | undefined => wanted.find((name) => names.includes(name));
  const named = (tool: Found['tool'], reason: string | false | undefined): readonly Found[] =>
    reason ? [{ tool, reason }] : [];
  return [
    ...named('changesets', has('.changeset/config.json')),
    ...named(
      'towncrier',
      has('towncrier.toml') ?? (table(pyproject, ['tool', 'towncrier']) && 'pyproject.toml, [tool.towncrier]'),
    ),
    ...named(
      'git-cliff',
      has('cliff.toml', '.cliff.toml', '.config/cliff.toml') ??
        ((table(cargo, ['package', 'metadata', 'git-cliff']) && 'Cargo.toml, [package.metadata.git-cliff]') ||
          (table(cargo, ['workspace', 'metadata', 'git-cliff']) && 'Cargo.toml, [workspace.metadata.git-cliff]') ||
          (table(pyproject, ['tool', 'git-cliff']) && 'pyproject.toml, [tool.git-cliff]')),
    ),
    ...named('git-chglog', has('.chglog/config.yml', '.chglog/config.yaml')),
  ];
}

function commandOf(
  tool: ChangelogTool['tool'],
  { changelog }: ToolFacts,
  { version, tag, date }: ToolRelease,
): Command {
  const file = changelog ?? 'CHANGELOG.md';
  switch (tool) {
    case 'changesets':
      return { file: 'changeset', args: ['version'] };
    case 'towncrier':
      return { file: 'towncrier', args: ['build', '--yes', '--version', version, '--date', date] };
    case 'git-cliff':
      // It prepends only to a file that is there, and only `--unreleased` leaves older entries as people edited them.
      return changelog === null
        ? { file: 'git-cliff', args: ['--tag', tag, '--output', file] }
        : { file: 'git-cliff', args: ['--unreleased', '--tag', tag, '--prepend', file] };
    case 'git-chglog':
      return { file: 'git-chglog', args: ['--next-tag', tag, '--output', file] };
  }
}

function previewOf(tool: ChangelogTool['tool'], { version, tag, date }: ToolRelease): Command | null {
  switch (tool) {
    case 'git-cliff':
      return { file: 'git-cliff', args: ['--unreleased', '--tag', tag, '--strip', 'all'] };
    case 'towncrier':
      return { file: 'towncrier', args: ['build', '--draft', '--version', version, '--date', date] };
    case 'changesets':
    case 'git-chglog':
      return null;
  }
}

const INSTALL: Readonly<Record<ChangelogTool['tool'], string>> = {
  changesets: 'npm install --save-dev @changesets/cli',
  towncrier: 'pip install towncrier',
  'git-cliff': 'npm install --save-dev git-cliff, cargo install git-cliff, or pip install git-cliff',
  'git-chglog': 'go install github.com/git-chglog/git-chglog/cmd/git-chglog@latest',
};

/**
 * The program this project already makes its changelog with, or null. It is called instead of our own drafting, and only
 * when the version is not in the changelog yet: none of them looks. With several set up, the one that needs people to
 * write something down comes first.
 */
export function changelogTool(facts: ToolFacts, release: ToolRelease): ChangelogTool | null {
  const [first, ...others] = found(facts);
  if (first === undefined) return null;
  const { tool, reason } = first;
  const also = others.map((other) => `${other.tool} is set up too (${other.reason})`);
  return {
    tool,
    command: commandOf(tool, facts, release),
    preview: previewOf(tool, release),
    writesMore: tool === 'changesets' || tool === 'towncrier',
    folders:
      tool === 'towncrier'
        ? PYTHON_BIN
        : tool === 'git-chglog'
          ? []
          : tool === 'git-cliff'
            ? [...NODE_BIN, ...PYTHON_BIN]
            : NODE_BIN,
    reason: [reason, ...also].join('; '),
    decidesVersion: tool === 'changesets',
    hint: `Install it (${INSTALL[tool]}), or skip the changelog with a reason and write the entry by hand.`,
  };
}
