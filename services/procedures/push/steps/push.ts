import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { compareUrl, webRepository } from '#domain/release/changelog/web-repository.ts';
import type { Finished } from '#services/ports/shell.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import { mayArrive, onItsWay, wordsOf } from '#services/procedures/push/may-arrive.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { pushedRefs } from '#services/procedures/push/porcelain.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';

/** A push that goes on sending may take long; one that is silent is ended earlier. */
const PUSH_MS = 60 * 60_000;

type Pushed = Pick<PushParams, 'project' | 'remote' | 'tag' | 'pick' | 'pull'>;

/**
 * Branch and tag in one atomic compare-and-swap of explicit refs: the branch must be fast-forwarded and the tag must not
 * exist. The point of no return. Only the tag where a pull request brought the branch there.
 */
export function pushStep(world: PushWorld, params: Pushed): Step {
  const { project, remote, tag, pick, pull } = params;
  const refs = refsOf(params);
  const tagRef = tag === null ? null : `refs/tags/${tag.name}`;
  const args = (commit: string) => [
    'push',
    '--atomic',
    '--porcelain',
    '--progress',
    '--no-follow-tags',
    // A branch of our own must still be new there.
    ...(pick === undefined ? [] : [`--force-with-lease=${remote.ref}:`]),
    ...(tagRef === null ? [] : [`--force-with-lease=${tagRef}:`]),
    remote.name,
    ...(pull === undefined ? [`${commit}:${remote.ref}`] : []),
    ...(tagRef === null ? [] : [`${tagRef}:${tagRef}`]),
  ];
  return {
    id: 'push',
    title:
      tag === null
        ? `Push to ${remote.name}`
        : pull === undefined
          ? `Push branch and ${tag.name} at once`
          : `Push ${tag.name}`,
    phase: 'git',
    irreversible: true,
    writes: `${refs.join(' and ')} on ${remote.name}`,
    commands: [`git ${args('<release commit>').join(' ')}`],
    idleTimeoutMs: 5 * 60_000,
    timeoutMs: PUSH_MS,
    probe: (context) => arrived(world, context, params),
    run: async (context) => {
      const finished = await context.exec(git(world, project.dir, ...args(releasedCommit(context))));
      if (finished.exitCode !== 0) throw rejected(finished, params, releasedCommit(context));
      return {
        result: { commit: releasedCommit(context) },
        summary: refs.length === 1 ? `${remote.name} took it` : `${remote.name} took both at once`,
      };
    },
  };
}

const refsOf = ({ remote, tag, pull }: Pushed): readonly string[] => [
  ...(pull === undefined ? [remote.ref] : []),
  ...(tag === null ? [] : [`refs/tags/${tag.name}`]),
];

/** Whether both refs are on the remote. They went together or not at all, so the one that nobody else makes tells. */
async function arrived(world: PushWorld, context: StepContext, params: Pushed): Promise<Probe> {
  const { project, remote, tag } = params;
  const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs: refsOf(params) });
  const commit = releasedCommit(context);
  const done: Probe = { state: 'done', result: { commit }, summary: `${remote.name} has it` };
  const now = found.get(remote.ref) ?? null;
  if (tag !== null) {
    const object = textField(context.resultOf('tag'), 'object') ?? '';
    const there = found.get(`refs/tags/${tag.name}`);
    if (there === object) return done;
    return { state: 'absent', never: there !== undefined || (await isPast(world, context, params, now)) };
  }
  if (now === commit) return done;
  if (now === remote.was) return { state: 'absent' };
  if (await contains(world, context, params, commit)) return done;
  return { state: 'absent', never: await isPast(world, context, params, now) };
}

/** The branch on the remote is where ours cannot follow: the remote compares before it swaps, also what was sent earlier. */
async function isPast(
  world: PushWorld,
  context: StepContext,
  { project, remote, pull }: Pushed,
  now: string | null,
): Promise<boolean> {
  if (pull !== undefined || now === null || now === remote.was) return false;
  const ask = git(world, project.dir, 'merge-base', '--is-ancestor', now, releasedCommit(context));
  return (await context.exec(ask, { quiet: true })).exitCode !== 0;
}

/** Somebody pushed since; whether on top of ours is asked with a private copy of the branch, never with a shared ref. */
async function contains(
  world: PushWorld,
  context: StepContext,
  { project, remote }: Pushed,
  commit: string,
): Promise<boolean> {
  const own = `refs/cpm-console/${context.run}`;
  try {
    const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', remote.name];
    await context.must(git(world, project.dir, ...fetch, `+${remote.ref}:${own}`), { quiet: true });
    const ask = git(world, project.dir, 'merge-base', '--is-ancestor', commit, own);
    return (await context.exec(ask, { quiet: true })).exitCode === 0;
  } finally {
    await context.exec(git(world, project.dir, 'update-ref', '-d', own), { quiet: true });
  }
}

/** Why a push failed; `outcome-unknown` when it may still arrive. */
function rejected(finished: Finished, pushed: Pushed, commit: string): OpsError {
  const {
    remote: { name: remote },
    project: { dir },
  } = pushed;
  const silent = finished.idle === true || finished.timedOut || finished.exitCode === null;
  const cut = `The push to ${remote} ${silent ? 'got no answer for too long and was ended' : 'lost its connection'}`;
  if (mayArrive(finished)) return onItsWay(`${cut} on its way. ${wordsOf(finished)}`);
  if (silent)
    return new OpsError(
      'push-hangs',
      `The push to ${remote} was silent for too long and was ended. ${wordsOf(finished)}`,
      { hint: 'A hook here waits for something, or the network does. push.idle says how long that may take.' },
    );
  const refs = pushedRefs(finished.stdout).filter(({ state }) => state === 'rejected');
  if (refs.length === 0)
    return new OpsError('push-failed', `${remote} could not be reached: ${wordsOf(finished)}`, {
      hint: 'Nothing arrived there. Check network and rights, then push again.',
      exit: /denied|auth|401|403/i.test(finished.stderr) ? 'credential' : 'rolledBack',
    });
  const reasons = refs.map(({ to, why }) => `${to}: ${why}`).join('; ');
  const kept = /GH006|protected branch|pre-receive hook declined|hook declined/i.test(`${reasons} ${finished.stderr}`);
  if (kept && pushed.pull === undefined)
    return new OpsError('branch-kept', `${remote} refused the push, so nothing of it arrived: ${reasons}.`, {
      hint: `${wordsOf(finished)}\n${byPullRequest(pushed, commit)}`,
      exit: 'remoteConflict',
    });
  return new OpsError('push-rejected', `${remote} refused the push, so nothing of it arrived: ${reasons}.`, {
    hint: kept ? wordsOf(finished) : `Somebody was faster. Fetch in ${dir}, look at what came, and plan again.`,
    exit: 'remoteConflict',
  });
}

/** How something gets into a branch that its server keeps: the commit is still here, and on no branch, for two weeks. */
function byPullRequest({ project, remote, tag, pick }: Pushed, commit: string): string {
  const into = remote.ref.replace(/^refs\/heads\//, '');
  if (tag !== null && pick === undefined)
    return `If the server keeps ${into} for pull requests, go through one: cpm-console push run --pull-request (x on the review). It tags and publishes what was merged.`;
  const branch = tag === null ? `push-${commit.slice(0, 7)}` : `release/${tag.name}`;
  const web = webRepository(remote.url);
  const open = web === null ? `Open a pull request of it into ${into}` : `Open one: ${compareUrl(web, into, branch)}`;
  const then =
    tag === null
      ? ''
      : ` Once it is merged, tag what ${into} has then: git tag -a ${tag.name}, git push ${remote.name} ${tag.name}.`;
  return `If the server keeps this branch for pull requests, send it as a branch of its own: git -C ${project.dir} push ${remote.name} ${commit}:refs/heads/${branch}. ${open}.${then}`;
}
