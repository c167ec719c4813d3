import { OpsError } from '#domain/errors.ts';
import { NO_CHOICES } from '#domain/push/review.ts';
import type { RollbackReview, RollbackWish, Since } from '#domain/push/rollback.ts';
import type { Journals } from '#services/ports/journals.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';
import { type GitReader, readGit, tryGit } from '#services/procedures/push/facts/reader.ts';
import { targetOf } from '#services/procedures/push/plan/params.ts';
import { branchName, lookAt, type PushedProject, type Sight } from '#services/procedures/push/plan/sight.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';
import { rollbackPlan } from './procedure.ts';
import { lookAtPublished, mendsOf, perhapsPublished } from './published.ts';
import { whyNoRewind } from './rewindable.ts';
import { targetNamed } from './target.ts';

/**
 * Looks at a release that is to be taken back, and at who built on it; changes nothing. Throws OpsError `no-release`,
 * `behind`, `not-on-branch`, `cannot-rewind`, `nothing-to-mend`.
 */
export async function reviewRollback(
  world: PushWorld & { readonly journals: Journals },
  project: PushedProject,
  wish: RollbackWish,
  signal: AbortSignal,
): Promise<RollbackReview> {
  const sight = await lookAt(world, project, NO_CHOICES, signal);
  const { facts } = sight;
  const reader = { shell: world.shell, files: world.files, env: personEnvironment(world.environment) };
  const target = targetNamed(world.journals, facts, wish.word);
  const known = targetOf(facts);
  const remote = { ...known, ref: target.ref ?? known.ref };
  const refs = refsOf(sight, remote.name);
  const branch = branchName(remote.ref);
  const tip = refs.branches.get(branch) ?? null;
  await checkContained(reader, facts.top, { commit: target.commit, tip, branch, remote: remote.name }, signal);
  const call = { dir: facts.top, signal };
  const parent = (await readGit(reader, call, 'log', '-1', '--format=%P', target.commit)).trim().split(' ')[0] ?? '';
  const since = await commitsSince(reader, facts.top, [target.commit, tip ?? ''], signal);
  const object = facts.tags.find(({ name }) => name === target.tag)?.object ?? null;
  const tag = target.tag === null || object === null ? null : { name: target.tag, object };
  const released = { commit: target.commit, parent, version: target.version, tag };
  const { version } = target;
  const published =
    version === null
      ? []
      : [
          ...(await lookAtPublished(world, facts.top, sight.publications, version)),
          ...perhapsPublished(sight.detected, version),
        ];
  const noRewind = await whyNoRewind(world, reader, { sight, refs, released, branch, since, published }, signal);
  if (wish.rewind && noRewind.length > 0)
    throw new OpsError('cannot-rewind', `It cannot be made as if it had never been. ${noRewind.join(' ')}`, {
      hint: 'Revert it instead: leave --rewind out.',
      exit: 'refused',
    });
  const params: RollbackParams = {
    kind: wish.rewind ? 'rewind' : 'revert',
    project: { id: project.id, name: project.id, dir: facts.top },
    gitDir: facts.commonDir,
    base: tip ?? '',
    branch: target.branch ?? facts.branch ?? branch,
    remote: { ...remote, was: tip },
    ownSsh: facts.core.sshCommand !== null,
    released,
    mends: mendsOf(published, { back: wish.distTagBack, deprecate: wish.deprecate, yank: wish.yank }),
    at: world.clock.now(),
  };
  return {
    schema: 1,
    project: project.id,
    path: facts.top,
    version,
    tag: target.tag,
    commit: target.commit,
    branch,
    remote: remote.name,
    since,
    kind: params.kind,
    noRewind,
    published: published.flatMap(({ name, state, options }) =>
      options.length === 0 ? [] : [{ name, out: state === 'out', options }],
    ),
    plan: rollbackPlan(world, params),
  };
}

function refsOf({ remote }: Sight, name: string): NonNullable<Sight['remote']['refs']> {
  if (remote.refs !== null) return remote.refs;
  throw (
    remote.problem ?? new OpsError('remote', `There is no remote ${name} to take it back from.`, { exit: 'refused' })
  );
}

async function checkContained(
  reader: GitReader,
  dir: string,
  { commit, tip, branch, remote }: { commit: string; tip: string | null; branch: string; remote: string },
  signal: AbortSignal,
): Promise<void> {
  const { exitCode } =
    tip === null ? { exitCode: 1 } : await tryGit(reader, { dir, signal }, 'merge-base', '--is-ancestor', commit, tip);
  if (exitCode === 0) return;
  if (exitCode === 1)
    throw new OpsError('not-on-branch', `${branch} on ${remote} does not have ${commit.slice(0, 12)}.`, {
      hint: 'Switch to the branch it was released from, or look at the tag.',
      exit: 'refused',
    });
  throw new OpsError('behind', `${remote} has commits that are not here, so nobody can say who built on it.`, {
    hint: `Bring them here first: git pull ${remote} ${branch}`,
    exit: 'remoteConflict',
  });
}

async function commitsSince(
  reader: GitReader,
  dir: string,
  [commit, tip]: readonly [string, string],
  signal: AbortSignal,
): Promise<readonly Since[]> {
  const text = await readGit(reader, { dir, signal }, 'log', '-z', '--format=%H%n%an%n%s', tip, `^${commit}`);
  return text.split('\0').flatMap((record) => {
    const [hash = '', author = '', subject = ''] = record.split('\n');
    return hash === '' ? [] : [{ hash, author, subject }];
  });
}
