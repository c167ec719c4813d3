import type { OpsError } from '#domain/errors.ts';
import { blockedBy, withoutAllowed } from '#domain/release/secrets/blocked.ts';
import type { ScanFinding } from '#domain/release/secrets/finding.ts';
import type { Archives } from '#services/ports/archives.ts';
import type { Files } from '#services/ports/files.ts';
import type { GitObjects, TreeFile } from '#services/ports/git-objects.ts';
import type { Scanner, ScanItem } from '#services/ports/scanner.ts';
import type { Secrets } from '#services/ports/secrets.ts';
import type { Shell } from '#services/ports/shell.ts';

import { externalItems, externalScanner } from './external.ts';
import { historyItems } from './history.ts';
import { packedItems } from './packed.ts';
import { reviewedItems } from './reviewed.ts';
import { treeItems } from './tree.ts';

interface ScanWorld {
  readonly gitObjects: GitObjects;
  readonly scanner: Scanner;
  readonly archives: Archives;
  readonly files: Files;
  readonly shell: Shell;
  /** Values that must not get out whatever they look like. */
  readonly secrets?: Pick<Secrets, 'known'> | undefined;
}

/** What is to be released. */
export interface Released {
  /** A folder of the working tree. */
  readonly dir: string;
  /** The tree: what is staged (in the index, or in another index file), or a commit or tree; null to leave it out. */
  readonly tree: { readonly index: string | null } | { readonly commit: string } | null;
  /** The commits: after the last tag (all when null) up to `until`; null to leave them out. */
  readonly commits: { readonly since: string | null; readonly until: string } | null;
  /** Messages of the commit and the tag that are to be made. */
  readonly messages?: readonly string[];
  /** Files a person is about to add, relative to `dir`. */
  readonly reviewed?: readonly string[];
  /** The packages that will be published, absolute paths. */
  readonly packages?: readonly string[];
  /** Fingerprints that a person allowed. */
  readonly allow?: readonly string[];
}

export interface ReleaseScan {
  /** What was found and is not allowed, the gravest first; it holds no value. */
  readonly findings: readonly ScanFinding[];
  readonly allowed: readonly ScanFinding[];
  /** Why the release may not go on, with exit `secretFound`; null when at most warnings are left. */
  readonly blocks: OpsError | null;
  readonly files: number;
  readonly commits: number;
  /** Looked through. */
  readonly bytes: number;
  /** Names of the scanners that looked. */
  readonly by: readonly string[];
}

const RANK = { stop: 0, ask: 1, warn: 2 } as const;

/**
 * Looks through exactly what a release hands out: the tracked files of its tree, every commit since the last tag with its
 * message, files that a person adds, and the packages. What git ignores and nothing packs is not looked at. Only reads;
 * throws OpsError when something could not be looked at, because then nothing is known.
 */
export async function scanRelease(world: ScanWorld, released: Released, signal: AbortSignal): Promise<ReleaseScan> {
  const { gitObjects: git, scanner, archives, files: disk, shell } = world;
  const { dir, messages = [], reviewed = [], packages = [], allow = [] } = released;
  const range = released.commits;
  const [files, commits, before, committed, other] = await Promise.all([
    treeOf(git, released, signal),
    range === null ? [] : git.commits(dir, range.since, range.until, signal),
    pathsIn(git, dir, range?.since ?? null, signal),
    pathsIn(git, dir, range?.until ?? null, signal),
    range === null ? null : externalScanner(shell),
  ]);

  async function* items(): AsyncGenerator<ScanItem> {
    for (const text of messages) yield { place: { in: 'message', path: '' }, text };
    yield* treeItems({ git, dir, files, before, committed }, signal);
    yield* historyItems({ git, dir, commits, inTree: new Set(files.map(({ id }) => id)) }, signal);
    yield* reviewedItems(disk, dir, reviewed, committed);
    for (const file of packages) yield* packedItems(archives, file, signal);
    if (other !== null && range !== null) yield* externalItems(shell, other, { dir, ...range }, signal);
  }

  const scanned = await scanner.scan(items(), signal, { known: world.secrets?.known() ?? [] });
  const { findings, allowed } = withoutAllowed(scanned.findings, allow);
  return {
    findings: findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]),
    allowed,
    blocks: blockedBy(findings),
    files: files.length,
    commits: commits.length,
    bytes: scanned.bytes,
    by: ['secretlint', 'own rules', ...(other === null ? [] : [other])],
  };
}

async function pathsIn(
  git: GitObjects,
  dir: string,
  commit: string | null,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  return new Set(commit === null ? [] : (await git.tree(dir, commit, signal)).map(({ path }) => path));
}

async function treeOf(git: GitObjects, { dir, tree }: Released, signal: AbortSignal): Promise<readonly TreeFile[]> {
  if (tree === null) return [];
  return 'commit' in tree ? git.tree(dir, tree.commit, signal, { sizes: true }) : git.index(dir, tree.index, signal);
}
