import { type GitConfig, parseConfig } from '#domain/git/config.ts';
import { versionPattern } from '#domain/git/describe.ts';
import type { LoggedCommit } from '#domain/git/log-records.ts';
import { parseRefs } from '#domain/git/refs.ts';
import { pushTarget, remotesIn } from '#domain/git/remotes.ts';
import { tagPrefixes } from '#domain/release/versions/prefixes.ts';
import { tagPrefix } from '#domain/release/versions/tags.ts';

import { COMMITTED, lookCommands } from './commands.ts';
import { readFolders } from './folders.ts';
import type { GitFacts, History, Upstream } from './git-facts.ts';
import { readCommits, readDiffstat, readUntagged, readUntaggedDiffstat } from './history.ts';
import { findNearest } from './nearest.ts';
import { type GitReader, readGit, tryGit } from './reader.ts';
import { coreOf, identityOf, lfsOf, signingOf } from './settings.ts';
import { readStatus, type TreeState } from './status.ts';
import { readTogether } from './together.ts';
import { readTreeFiles } from './tree-files.ts';

interface Question {
  /** A folder in the working tree. */
  readonly dir: string;
  readonly signal: AbortSignal;
  /** The remote a person named; null leaves it to git's settings. */
  readonly remote?: string | null | undefined;
  /** A package among several: only tags that name it are its versions. */
  readonly packageName?: string | null | undefined;
  /** What a person wants before the version in a tag; null or left out when nobody said. */
  readonly tagPrefix?: string | null | undefined;
  /** Only commits and differences below these paths, relative to the top. */
  readonly paths?: readonly string[] | undefined;
  /** Names the files of untracked folders one by one. */
  readonly everyFile?: boolean | undefined;
  /** Told as soon as they are known of commits that the history very likely ends up with, while git goes on. */
  readonly onCommits?: ((commits: readonly LoggedCommit[]) => void) | undefined;
}

/**
 * Everything a plan needs to know of a repository, from three processes: a shell with the small looks beside the history,
 * then the differences; two more where branches came together since the nearest tag. Changes nothing and asks no remote. Throws OpsError with the
 * codes of `gitFailure`, and `not-a-repository`, `broken-repository`, `too-much`.
 */
export async function gatherGit(reader: GitReader, question: Question): Promise<GitFacts> {
  const { signal, remote = null, packageName = null, paths = [] } = question;
  const folders = await readFolders(reader.files, question.dir);
  const call = { dir: folders.top, signal };
  const usual = tagPrefixes(packageName);
  const { everyFile = false } = question;
  const commands = lookCommands(everyFile);
  const printed = readTogether(reader, call, commands);
  const alone = async (at: number): Promise<string> =>
    (await printed)[at] ?? readGit(reader, call, ...(commands[at] ?? []));
  const stated = printed.then(([text = null]) => readStatus(reader, call, everyFile, text));
  const named = alone(1).then(parseRefs);
  const untagged = paths.length > 0 ? Promise.resolve(null) : readUntagged(reader, call, usual.map(versionPattern));
  // Nearly always what is asked in the end; by then git has long answered.
  const guessed = untagged.then(
    (logged) => {
      if (logged === null) return null;
      const differences = readUntaggedDiffstat(reader, call, logged);
      question.onCommits?.(logged.commits);
      return differences;
    },
    () => null,
  );
  const told = Promise.all([stated, named, untagged]).then(async ([{ commit: head }, { tags }, unreached]) => {
    const style = tagPrefix(
      tags.map(({ name }) => name),
      { package: packageName, asked: question.tagPrefix },
    );
    if (head === null) return { style, nearest: null, history: EMPTY };
    const { nearest, commits } = await findNearest(reader, call, { head, tags, style, untagged: unreached, usual });
    const range = { ...call, since: nearest?.tag ?? null, head, paths };
    const below = tags.find(({ name }) => name === range.since)?.commit;
    const isGuessed = commits?.at(-1)?.hash === head && unreached?.boundary[0] === below;
    const diff = async () => (isGuessed ? await guessed : null) ?? readDiffstat(reader, range);
    const [since, diffstat] = await Promise.all([commits ?? readCommits(reader, range), diff()]);
    return { style, nearest, history: { since: range.since, commits: since, diffstat } };
  });
  const [status, refs, { style, nearest, history }, config, files, listed] = await Promise.all([
    stated,
    named,
    told,
    alone(2).then(parseConfig),
    alone(3).then((tracked) => readTreeFiles(reader, call, tracked)),
    printed.then(async ([, , , , text]) => text ?? (await tryGit(reader, call, ...COMMITTED)).stdout),
  ]);
  const remotes = remotesIn(config);
  const names = remotes.map(({ name }) => name);
  return {
    ...folders,
    head: status.commit,
    branch: status.branch,
    upstream: upstreamOf(status, config),
    remotes,
    target: pushTarget(config, status.branch, names, remote),
    changes: status.changes,
    stashes: status.stashes,
    submodules: files.submodules,
    lfs: lfsOf(config, files.attributes),
    identity: identityOf(config, reader.env),
    signing: signingOf(config),
    core: coreOf(config),
    listed: listed.split('\0').filter((path) => path !== ''),
    tags: refs.tags,
    branches: refs.branches,
    prefix: style.prefix,
    otherPrefixes: style.others,
    nearest,
    history,
  };
}

const EMPTY: History = { since: null, commits: [], diffstat: { files: 0, insertions: 0, deletions: 0 } };

function upstreamOf({ branch, upstream, ahead, behind }: TreeState, config: GitConfig): Upstream | null {
  if (branch === null || upstream === null) return null;
  const remote = config.get(`branch.${branch}.remote`);
  const ref = config.get(`branch.${branch}.merge`);
  return remote === null || ref === null ? null : { remote, ref, ahead, behind };
}
