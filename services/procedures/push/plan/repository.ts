import { OpsError } from '#domain/errors.ts';
import type { ReleaseCommit } from '#domain/release/commits/commit.ts';
import type { Finished } from '#services/ports/shell.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Local facts of a repository that a push starts from. */
export interface RepositoryFacts {
  /** Top of the working tree. */
  readonly top: string;
  readonly gitDir: string;
  readonly head: string;
  /** Short name; null when detached. */
  readonly branch: string | null;
  readonly remoteName: string | null;
  readonly remoteUrl: string | null;
  /** Full name of the branch on the remote. */
  readonly remoteRef: string | null;
  readonly tags: readonly string[];
  readonly nearestTag: string | null;
  readonly sign: boolean;
  readonly changed: number;
}

const READ_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;

async function read(world: PushWorld, dir: string, signal: AbortSignal, args: readonly string[]): Promise<Finished> {
  return world.shell.run(git(world, dir, ...args), { signal, timeoutMs: READ_MS, maxBytes: MAX_BYTES });
}

/** Reads what a push starts from with few processes at once. Throws OpsError `not-a-repository`, `no-commits`. */
export async function readRepository(world: PushWorld, dir: string, signal: AbortSignal): Promise<RepositoryFacts> {
  const ask = (...args: readonly string[]) => read(world, dir, signal, args);
  const [places, head, branch, config, tags, nearest, status] = await Promise.all([
    ask('rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir'),
    ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('config', '--null', '--list'),
    ask('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/tags'),
    ask('describe', '--tags', '--abbrev=0'),
    ask('status', '--porcelain', '-z', '--untracked-files=all'),
  ]);
  if (places.exitCode !== 0)
    throw new OpsError('not-a-repository', `${dir} is not in a git working tree.`, {
      hint: 'Go into a project, or name one.',
      exit: 'usage',
    });
  if (head.exitCode !== 0)
    throw new OpsError('no-commits', `${dir} has no commit yet, so there is nothing to push.`, { exit: 'nothingToDo' });
  const [top = dir, gitDir = ''] = places.stdout.trimEnd().split('\n');
  const name = branch.exitCode === 0 ? branch.stdout.trim() : null;
  const settings = settingsOf(config.stdout);
  const remoteName = remoteOf(settings, name);
  return {
    top,
    gitDir,
    head: head.stdout.trim(),
    branch: name,
    remoteName,
    remoteUrl: remoteName === null ? null : (settings.get(`remote.${remoteName}.url`) ?? null),
    remoteRef: name === null ? null : (settings.get(`branch.${name}.merge`) ?? `refs/heads/${name}`),
    tags: lines(tags.stdout),
    nearestTag: nearest.exitCode === 0 ? nearest.stdout.trim() : null,
    sign: settings.get('tag.gpgsign') === 'true',
    changed: status.stdout.split('\0').filter((entry) => entry !== '').length,
  };
}

/** Commits of a branch since a tag, newest first. */
export async function commitsSince(
  world: PushWorld,
  { dir, since, head, signal }: { dir: string; since: string | null; head: string; signal: AbortSignal },
): Promise<readonly ReleaseCommit[]> {
  const range = since === null ? head : `refs/tags/${since}..${head}`;
  const format = '--format=%H%x1f%an%x1f%ct%x1f%B';
  const finished = await read(world, dir, signal, ['log', '-z', format, range, '--']);
  if (finished.exitCode !== 0)
    throw new OpsError('git-failed', `git could not list the commits since ${since ?? 'the beginning'}.`);
  return finished.stdout
    .split('\0')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [hash = '', author = '', at = '0', message = ''] = entry.split('\x1f');
      const [subject = '', ...body] = message.trimEnd().split('\n');
      return { hash: hash.trim(), author, at: Number(at) * 1000, subject, body: body.join('\n') };
    });
}

/** Files and lines that changed since a tag. */
export async function diffstatSince(
  world: PushWorld,
  { dir, since, head, signal }: { dir: string; since: string | null; head: string; signal: AbortSignal },
): Promise<{ files: number; insertions: number; deletions: number }> {
  const none = { files: 0, insertions: 0, deletions: 0 };
  if (since === null) return none;
  const finished = await read(world, dir, signal, ['diff', '--shortstat', `refs/tags/${since}`, head, '--']);
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(finished.stdout)?.[1] ?? 0);
  return finished.exitCode === 0
    ? { files: count('file'), insertions: count('insertion'), deletions: count('deletion') }
    : none;
}

function settingsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\0').flatMap((entry) => {
      const at = entry.indexOf('\n');
      return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)] as const];
    }),
  );
}

function remoteOf(settings: ReadonlyMap<string, string>, branch: string | null): string | null {
  const named =
    settings.get(`branch.${branch}.pushremote`) ??
    settings.get('remote.pushdefault') ??
    settings.get(`branch.${branch}.remote`);
  if (named !== undefined && named !== '.') return named;
  const all = [...settings.keys()].flatMap((key) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  return all.includes('origin') ? 'origin' : (all[0] ?? null);
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
