import { messageOf, OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import type { Probe, Step, StepContext, StepResult } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { pullPlace } from '#services/procedures/push/pull/address.ts';
import { landed } from '#services/procedures/push/pull/landed.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { MERGED, openedPull } from './pull-request.ts';
import { wait } from './wait.ts';

/** Between two looks, and how long one process waits; the run can be gone on with at any time after that. */
const TIMES = { everyMs: 10_000, longestMs: 7 * 86_400_000 };

/** How the pull request stands. `same`: what is on the branch now is to the byte what was tested. */
type Standing =
  | { readonly state: 'open' | 'closed' }
  | { readonly state: 'merged'; readonly commit: string; readonly same: boolean };

/**
 * Waits until somebody merges, and answers which commit that became. The point of no return of a push by pull request is
 * theirs: before it everything is taken back, after it the run is gone on with. Null for a push that goes straight to its branch.
 */
export function mergedStep(
  world: PushWorld,
  params: Pick<PushParams, 'project' | 'remote' | 'base' | 'pull' | 'tag'>,
  { everyMs, longestMs } = TIMES,
): Step | null {
  const place = pullPlace(params);
  if (place === null) return null;
  const { github, head, base, page } = place;
  const look = async (context: StepContext): Promise<Standing> => {
    const opened = openedPull(context);
    const facts =
      opened === null || github === null
        ? null
        : await world.githubReleases.pull(github, opened.number, context.signal);
    if (facts !== null && facts.state !== 'merged') return { state: facts.state };
    const commit = await landed(world, context, params);
    if (commit !== null) return { state: 'merged', commit, same: true };
    // Merged, but with something else in it.
    return facts?.commit ? { state: 'merged', commit: facts.commit, same: false } : { state: 'open' };
  };
  const named = (context: StepContext) => {
    const opened = openedPull(context);
    return opened === null ? head : `#${opened.number}`;
  };
  const answer = ({ commit, same }: Extract<Standing, { state: 'merged' }>): Required<StepResult> => ({
    result: { commit, same },
    summary: `${base} has it as ${commit.slice(0, 7)}`,
  });
  const watch = async (context: StepContext, signal: AbortSignal) => {
    const end = world.clock.monotonic() + longestMs;
    for (;;) {
      if (world.clock.monotonic() >= end) return { value: 'end' };
      await wait(world.clock, everyMs, signal);
      try {
        if ((await look(context)).state !== 'open') return { value: 'look' };
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        context.progress(0, null, messageOf(thrown));
      }
    }
  };
  return {
    id: MERGED,
    title: `Wait until ${head} is merged into ${base}`,
    phase: 'git',
    irreversible: true,
    byOthers: true,
    writes: `nothing itself: whoever merges changes ${params.remote.ref} on ${params.remote.name}`,
    timeoutMs: longestMs + 60_000,
    probe: async (context): Promise<Probe> => {
      if (context.resultOf('commit') === null) return { state: 'absent', never: true };
      const found = await look(context);
      // Nothing was sent for it that could still arrive.
      return found.state === 'merged' ? { state: 'done', ...answer(found) } : { state: 'absent', never: true };
    },
    run: async (context) => {
      for (;;) {
        const found = await look(context);
        if (found.state === 'merged') return answer(found);
        if (found.state === 'closed')
          throw notYet(`${named(context)} was closed without being merged.`, 'Reopen it there and resume');
        const value = await asked(
          context,
          {
            id: 'turn',
            kind: 'your-turn',
            title: `Have ${named(context)} merged into ${base}.`,
            lines: [
              `${params.tag === null ? 'The push' : params.tag.name} goes on by itself as soon as it is. Nothing is tagged or published before.`,
              'What is tagged has to be what was tested: merge it while nothing else comes in, or with a merge commit.',
            ],
            command: openedPull(context)?.url ?? page ?? `git merge ${head}`,
            choices: [
              { id: 'look', title: 'Look now' },
              { id: 'end', title: 'Stop here', note: 'push resume goes on once it is merged' },
            ],
          },
          (signal) => watch(context, signal),
        );
        if (value === 'end') throw notYet(`${named(context)} is not merged yet.`, 'Resume the run once it is');
      }
    },
  };
}

type Ask = StepContext['ask'];

/** What the person chose. Whoever reviews still works on it: one who leaves stops here, and so does where nobody is. */
async function asked(context: StepContext, ...question: Parameters<Ask>): Promise<string> {
  try {
    return (await context.ask(...question)).value;
  } catch (thrown) {
    if (thrown instanceof OpsError && (thrown.code === 'left' || thrown.code === 'needs-answer')) return 'end';
    throw thrown;
  }
}

function notYet(what: string, instead: string): OpsError {
  return new OpsError('not-yet', what, {
    hint: `${instead}; abort it to close the pull request and take everything back.`,
    exit: 'partlyDone',
  });
}

/** Nothing else than what was tested is tagged, unless a person has a reason; null for a push that goes straight to its branch. */
export function mergedTreeStep({ pull, remote }: Pick<PushParams, 'pull' | 'remote'>): Step | null {
  if (pull === undefined) return null;
  const base = remote.ref.replace(/^refs\/heads\//, '');
  return {
    id: 'merged-tree',
    title: 'Compare what was merged with what was tested',
    phase: 'git',
    reads: true,
    onFailure: 'ask',
    commands: ['git diff --quiet <release commit> <merged commit>'],
    run: (context) => {
      if (field(context.resultOf(MERGED), 'same') === true) return Promise.resolve({ summary: 'to the byte the same' });
      throw new OpsError('merged-differs', `What ${base} got is not what was tested: other changes are in it.`, {
        hint: 'Nothing is tagged. End this run with push abort and release the next version, or skip this step with a reason.',
        exit: 'remoteConflict',
      });
    },
  };
}
