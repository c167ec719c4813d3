import { baseName } from '#domain/path.ts';
import type { ReviewedPlace } from '#domain/push/review.ts';
import { unreleasedText } from '#domain/release/changelog/curated.ts';
import { draftEntry } from '#domain/release/changelog/draft.ts';
import { findChangelog } from '#domain/release/changelog/find.ts';
import { changelogCommits } from '#domain/release/changelog/from-commits.ts';
import { changelogStyle, KEEP } from '#domain/release/changelog/style.ts';
import { webRepository } from '#domain/release/changelog/web-repository.ts';
import type { ReleaseCommit } from '#domain/release/commits/commit.ts';
import { choosePlaces } from '#domain/release/docs/choose.ts';
import type { VersionPlace } from '#domain/release/docs/place.ts';
import { releaseDid } from '#domain/release/message/did.ts';
import { releaseMessage, tagMessage } from '#domain/release/message/messages.ts';
import { highestOf } from '#domain/release/versions/order.ts';
import { versionIn } from '#domain/release/versions/tags.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { projectTool, type ProjectTool } from '#services/procedures/push/docs/project-tool.ts';
import { rememberedPlaces } from '#services/procedures/push/docs/remembered-places.ts';
import { findVersionPlaces } from '#services/procedures/push/docs/version-places.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { audited, installs, ownCommands, projectCommands, versionScripts } from './commands.ts';
import { published } from './publications.ts';
import type { Sight } from './sight.ts';

interface Release {
  readonly version: string;
  readonly tag: string;
  readonly previous: string | null;
  readonly previousTag: string | null;
  /** Oldest first. */
  readonly commits: readonly ReleaseCommit[];
}

/** The entry of the changelog as it is proposed. */
async function draftChangelog(
  world: PushWorld,
  sight: Sight,
  release: Release,
  signal: AbortSignal,
): Promise<NonNullable<PushParams['changelog']> & { readonly style: string; readonly curated: boolean }> {
  const { facts, choices } = sight;
  const read = async (...args: readonly string[]) =>
    (await world.shell.run(git(world, facts.top, ...args), { signal, timeoutMs: 30_000, maxBytes: 32 << 20 })).stdout;
  // A package of a monorepo has a changelog of its own.
  const folder = choices.packageName === null ? '' : `${sight.detected.components[0]?.folder ?? ''}/`;
  const where = [folder || './', `${folder}docs/`];
  const listed =
    (folder === '' ? facts.listed : null) ??
    (await read('ls-tree', '-z', '--name-only', '--full-tree', facts.head, '--', ...where)).split('\0');
  const names = listed.map((name) => name.slice(folder.length));
  const blob = (name: string) => read('cat-file', 'blob', `${facts.head}:${folder}${name}`);
  const named = findChangelog(names);
  const first = named === null ? '' : await blob(named);
  // A folder of news fragments is called `changes` too, and has no text.
  const own =
    named === null || first !== '' || named.includes('.')
      ? named
      : findChangelog(names.filter((name) => name.includes('.')));
  const found = own === null ? null : `${folder}${own}`;
  const text = own === named || own === null ? first : await blob(own);
  const style = text === '' ? KEEP : changelogStyle(text);
  const web = webRepository(targetOf(facts).url);
  const curated = unreleasedText(text);
  const entry = draftEntry({
    style,
    version: release.version,
    date: new Date(world.clock.now()).toISOString().slice(0, 10),
    commits: changelogCommits(release.commits),
    compare: web === null ? null : { web, from: release.previousTag, to: release.tag },
    curated,
  });
  return {
    file: found ?? `${folder}CHANGELOG.md`,
    entry: choices.changelogEntry ?? entry,
    previousTag: release.previousTag,
    edited: choices.changelogEntry !== null,
    style: style.kind,
    curated: curated !== null,
  };
}

/** What a release writes into documents. */
export interface Documents {
  readonly changelog: Awaited<ReturnType<typeof draftChangelog>>;
  readonly tool: ProjectTool | null;
  readonly places: readonly VersionPlace[];
  /** All that were found, for a person to look at. */
  readonly reviewed: readonly ReviewedPlace[];
}

/** The project's own changelog tool, and the places of documents that follow the version. */
export async function documentsOf(
  world: PushWorld,
  sight: Sight,
  release: Release,
  signal: AbortSignal,
): Promise<Documents> {
  const { facts, detected, project } = sight;
  const tree = projectTree(world.files, facts.top, signal);
  const date = new Date(world.clock.now()).toISOString().slice(0, 10);
  const name = detected.components[0]?.name ?? null;
  const [tool, places, changelog] = await Promise.all([
    leavesOut(sight, 'docs', 'changelog')
      ? null
      : projectTool(tree, world.shell, { version: release.version, tag: release.tag, date }),
    release.previous === null
      ? []
      : findVersionPlaces(tree, null, {
          name,
          repository: repositoryOf(facts),
          current: release.previous,
          next: release.version,
          scheme: detected.components[0]?.versionFiles[0]?.scheme ?? 'semver',
        }),
    draftChangelog(world, sight, release, signal),
  ]);
  // What is not committed is not released: a place is taken only from a document that is as git knows it.
  const changed = new Set(facts.changes.map(({ path }) => path));
  const earlier = places.length === 0 ? {} : await rememberedPlaces(world, facts.top);
  const { take, undecided } = choosePlaces(places, { ...earlier, ...project.places });
  const taken = take.filter(({ file }) => !changed.has(file));
  const reviewed = places.map(({ key, file, line, before, after, sure, ...place }) => ({
    key,
    file,
    line,
    before: before.trim(),
    after: after.trim(),
    taken: taken.some((one) => one.key === key && one.start === place.start),
    open: !sure && undecided.some((one) => one.key === key),
  }));
  return { changelog, tool, places: taken, reviewed };
}

/** Whether a person leaves a step out, by itself or with its phase: then it does nothing, and nothing is said of it. */
function leavesOut({ choices: { skip, only }, profile }: Sight, phase: string, step: string): boolean {
  const left = [...skip.map(({ id }) => id), ...profile.skip.value.map(({ what }) => what)];
  return left.includes(step) || left.includes(phase) || (only.length > 0 && !only.includes(phase));
}

/** Everything the steps are made from. */
export function paramsFor(
  world: PushWorld,
  sight: Sight,
  release: Release,
  { changelog, tool, places }: Documents,
): PushParams {
  const { project, facts, profile, detected, choices } = sight;
  const target = targetOf(facts);
  const versionFiles = profile.versionFiles.value;
  const { file, entry, previousTag, edited } = changelog;
  const noChangelog = leavesOut(sight, 'docs', 'changelog');
  const followed = leavesOut(sight, 'docs', 'version-places') ? [] : places;
  const tests = projectCommands('test', profile.test.value);
  const name = detected.components[0]?.name ?? baseName(project.dir);
  const values = {
    version: release.version,
    tag: release.tag,
    name,
    date: new Date(world.clock.now()).toISOString().slice(0, 10),
    previous: release.previous,
    did: releaseDid({
      previous: release.previous,
      version: release.version,
      versionFiles: versionFiles.map(({ path }) => path),
      changelog: noChangelog ? null : { path: file, commits: release.commits.length, curated: changelog.curated },
      places: [...Map.groupBy(followed, (place) => place.file)].map(([path, all]) => ({
        file: path,
        count: all.length,
      })),
      also: [],
      passed: tests
        .filter(({ id }) => !leavesOut(sight, 'tests', id))
        .map(({ command }) => [command.file, ...command.args].join(' ')),
    }),
    changes: release.commits.map(({ subject }) => subject),
  };
  return {
    kind: choices.kind,
    project: { id: project.id, name, dir: facts.top },
    ...(choices.packageName !== null && { package: choices.packageName }),
    gitDir: facts.commonDir,
    base: facts.head,
    branch: facts.branch ?? '',
    remote: { ...target, was: sight.remote.refs?.branches.get(target.ref.replace(/^refs\/heads\//, '')) ?? null },
    ownSsh: facts.core.sshCommand !== null,
    current: release.previous,
    next: release.version,
    tag: { name: release.tag, sign: facts.signing.tags, message: tagMessage(values) },
    versionFiles,
    changelog: { file, entry, previousTag, edited },
    changelogTool: tool,
    places,
    message: releaseMessage(values),
    files: [
      ...new Set([
        ...versionFiles.map(({ path }) => path),
        ...(tool === null && !noChangelog ? [file] : []),
        ...followed.map((one) => one.file),
      ]),
    ],
    copy: [...new Set([...profile.copy.value, ...sight.envFiles])],
    install: installs(detected),
    scripts: versionScripts(detected),
    build: projectCommands('build', profile.build.value),
    test: tests,
    docs: projectCommands('docs', profile.docs.value),
    own: ownCommands(profile.steps.value),
    publish: published(sight.publications, release.version),
    stage: profile.stage.value,
    audited: audited(detected),
    signCommits: facts.signing.commits,
    announce: profile.announce.value,
    publishedByCi: profile.publish.value === 'ci',
    latest: isLatest(release.version, facts),
    environments: profile.environments.value.map((one) => ({
      ...one,
      id: one.name.toLowerCase().replaceAll(/[^a-z\d]+/g, '-'),
    })),
    allow: profile.allow.value,
    skip: [...choices.skip, ...profile.skip.value.map(({ what, why }) => ({ id: what, reason: why }))],
    idleMs: profile.idle.value,
    at: world.clock.now(),
  };
}

/** Whether a version is stable and above every other one that was tagged. */
function isLatest(version: string, { tags, prefix }: GitFacts): boolean {
  const others = tags.flatMap(({ name }) => versionIn(name, prefix) ?? []);
  return !/^[^+]*-/.test(version) && highestOf([...others, version]) === version;
}

/** The remote that is pushed to, and the branch there. */
export function targetOf({ target, remotes }: GitFacts): { name: string; url: string; ref: string } {
  const name = target?.remote ?? '';
  return { name, url: remotes.find((remote) => remote.name === name)?.url ?? '', ref: target?.ref ?? '' };
}

/** `owner/name` on the remote, for addresses that name it. */
function repositoryOf({ target, remotes }: GitFacts): string | null {
  const github = remotes.find(({ name }) => name === target?.remote)?.github ?? null;
  return github === null ? null : `${github.owner}/${github.name}`;
}
