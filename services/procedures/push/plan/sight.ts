import { messageOf, OpsError } from '#domain/errors.ts';
import type { RemoteRefs } from '#domain/git/remote-refs.ts';
import type { PushChoices } from '#domain/push/review.ts';
import { changelogCommits } from '#domain/release/changelog/from-commits.ts';
import { groupCommits } from '#domain/release/changelog/group.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import type { ReleaseProfile } from '#domain/release/made/profile.ts';
import type { Files } from '#services/ports/files.ts';
import { declaredVersion, type DeclaredVersion } from '#services/procedures/project/declared.ts';
import { detectProject } from '#services/procedures/project/detect.ts';
import { packageOf } from '#services/procedures/project/package.ts';
import { namedManager, profileOf } from '#services/procedures/project/profile.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';
import { askRemote } from '#services/procedures/push/facts/ask-remote.ts';
import { gatherGit } from '#services/procedures/push/facts/gather.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';
import { type GitReader, tryGit } from '#services/procedures/push/facts/reader.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { lookAtRegistries, type PublicationSight, publishable } from './publications.ts';
import { askedPrefix } from './tag.ts';

/** A project as the configuration or the command line names it. */
export interface PushedProject {
  readonly id: string;
  /** Absolute. */
  readonly dir: string;
  /** What a person wrote about its releases, the most specific first; null when nothing was. */
  readonly configured: Parameters<typeof profileOf>[1];
  /** Which places of documents follow the version, as a person chose earlier, by their key. */
  readonly places: Readonly<Record<string, boolean>>;
}

/** What the remote answered, or why it did not. */
export type RemoteSight =
  | { readonly refs: RemoteRefs; readonly problem: null }
  | { readonly refs: null; readonly problem: OpsError | null };

/** Everything a push is planned from. */
export interface Sight {
  readonly project: PushedProject;
  readonly choices: PushChoices;
  readonly facts: GitFacts & { readonly head: string };
  readonly detected: DetectedProject;
  readonly profile: ReleaseProfile;
  /** What the files that carry the version say now. */
  readonly declared: DeclaredVersion;
  readonly remote: RemoteSight;
  /** Whether the branch there has nothing that is not here; a branch that is new there has not. */
  readonly contained: boolean;
  /** Ignored `.env…` files at the top: tests often need them. */
  readonly envFiles: readonly string[];
  readonly publications: readonly PublicationSight[];
}

/**
 * Looks at a project, its repository and its remote, and changes nothing. The remote is asked while the repository is read,
 * by the name that is nearly always right, and again only when git means another one. Throws OpsError `not-a-repository`,
 * `no-commits`, and what reading git comes to.
 */
export async function lookAt(
  world: PushWorld,
  project: PushedProject,
  choices: PushChoices,
  signal: AbortSignal,
): Promise<Sight> {
  const { shell, files, environment, clock } = world;
  const reader: GitReader = { shell, files, env: personEnvironment(environment) };
  const usual = ask(reader, project.dir, USUAL, signal);
  const named = envNames(files, project.dir).catch(() => null);
  const whole = detectProject({ files, dir: project.dir, signal, manager: namedManager(project.configured) });
  const one = choices.packageName === null ? null : packageOf(await whole, choices.packageName);
  const [facts, detected] = await Promise.all([
    gatherGit(reader, {
      dir: project.dir,
      signal,
      packageName: one?.detected.components[0]?.name,
      paths: one === null ? [] : [one.folder],
      tagPrefix: askedPrefix(project.configured, choices.packageName),
      everyFile: true,
      // What the changelog tells of is weighed while git is still asked for the rest, and not before it is asked.
      onCommits:
        choices.kind === 'quick'
          ? undefined
          : (commits) => void clock.after(0, () => void groupCommits(changelogCommits(commits))),
    }),
    one?.detected ?? whole,
  ]);
  const profile = profileOf(detected, project.configured);
  const asked = lookAtRegistries(
    world,
    facts.top,
    choices.kind === 'quick' ? [] : publishable(detected, profile),
    signal,
  );
  const { head, target } = facts;
  if (head === null)
    throw new OpsError('no-commits', `${facts.top} has no commit yet, so there is nothing to push.`, {
      hint: 'Commit something first.',
      exit: 'nothingToDo',
    });
  const remote =
    target === null
      ? { refs: null, problem: null }
      : target.remote === USUAL
        ? await usual
        : await ask(reader, facts.top, target.remote, signal);
  const there = remote.refs?.branches.get(branchName(target?.ref)) ?? null;
  const contained =
    there === null ||
    there === head ||
    facts.history.commits.some(({ hash, parents }) => hash === there || parents.includes(there)) ||
    (await isAncestor(reader, facts.top, [there, head], signal));
  const envFiles = await ignoredEnvFiles(
    reader,
    facts.top,
    (facts.top === project.dir ? await named : null) ?? (await envNames(files, facts.top)),
    signal,
  );
  const declared = await declaredVersion(files, detected, profile);
  return {
    project,
    choices,
    facts: { ...facts, head },
    detected,
    profile,
    declared,
    remote,
    contained,
    envFiles,
    publications: await asked,
  };
}

/** The short name of a branch's ref. */
export const branchName = (ref: string | undefined): string => (ref ?? '').replace(/^refs\/heads\//, '');

/** A commit that is not even here is no ancestor. */
async function isAncestor(
  reader: GitReader,
  dir: string,
  [older, newer]: readonly [string, string],
  signal: AbortSignal,
): Promise<boolean> {
  return (await tryGit(reader, { dir, signal }, 'merge-base', '--is-ancestor', older, newer)).exitCode === 0;
}

/** Files of a folder that look like settings of an environment. */
async function envNames(files: Pick<Files, 'list'>, dir: string): Promise<readonly string[]> {
  const found = (await files.list(dir)).filter(({ name, directory }) => !directory && /^\.env(?:\.|$)/.test(name));
  return found.map(({ name }) => name);
}

async function ignoredEnvFiles(
  reader: GitReader,
  top: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const { stdout } = await tryGit(reader, { dir: top, signal }, 'check-ignore', '--', ...names);
  return stdout.split('\n').filter((name) => name !== '');
}

const USUAL = 'origin';

async function ask(reader: GitReader, dir: string, remote: string, signal: AbortSignal): Promise<RemoteSight> {
  try {
    return { refs: await askRemote(reader, { dir, remote, signal }), problem: null };
  } catch (thrown) {
    const problem = thrown instanceof OpsError ? thrown : new OpsError('remote-failed', messageOf(thrown));
    return { refs: null, problem };
  }
}
