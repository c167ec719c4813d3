import { messageOf, OpsError } from '#domain/errors.ts';
import { gitHubRepository } from '#domain/git/remote-url.ts';
import type { WorkflowRun } from '#services/ports/github-releases.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';
import { wait } from './wait.ts';

const TIMES = { everyMs: 10_000, beginMs: 5 * 60_000, endMs: 60 * 60_000 };

/**
 * Where CI publishes what is tagged: watches the runs that the tag starts until they end. Null for a push that publishes
 * itself, and for a remote that is not on GitHub.
 */
export function watchCiStep(
  { githubReleases, clock }: Pick<PushWorld, 'githubReleases' | 'clock'>,
  { remote, tag, publishedByCi }: Pick<PushParams, 'remote' | 'tag' | 'publishedByCi'>,
  { everyMs, beginMs, endMs } = TIMES,
): Step | null {
  const place = gitHubRepository(remote.url);
  if (publishedByCi !== true || place === null || tag === null) return null;
  return {
    id: 'watch-ci',
    title: `CI publishes ${tag.name}`,
    phase: 'deploy',
    reads: true,
    timeoutMs: endMs + 60_000,
    when: async () =>
      (await githubReleases.ready())
        ? null
        : 'CI publishes it and is not watched: there is no GITHUB_TOKEN to ask with',
    run: async (context) => {
      const wanted = { name: tag.name, commit: releasedCommit(context) };
      const began = clock.monotonic();
      let problem = '';
      for (;;) {
        let runs: readonly WorkflowRun[] = [];
        try {
          runs = newest(await githubReleases.runsOfTag(place, wanted, context.signal));
          problem = '';
        } catch (thrown) {
          if (context.signal.aborted) throw thrown;
          problem = messageOf(thrown);
        }
        const failed = runs.find(({ state }) => state === 'failure');
        if (failed !== undefined)
          throw new OpsError(
            'ci-failed',
            `${failed.name} ended with ${failed.conclusion ?? 'a failure'}: ${failed.url}`,
            {
              hint: 'Run it again on GitHub, then resume.',
              exit: 'partlyDone',
            },
          );
        const ended = runs.filter(({ state }) => state === 'success');
        if (runs.length > 0 && ended.length === runs.length)
          return { summary: `${runs.map(({ name }) => name).join(', ')} ended well` };
        const took = clock.monotonic() - began;
        if (took >= (runs.length === 0 ? beginMs : endMs)) throw late(tag.name, runs, problem);
        context.progress(
          ended.length,
          runs.length,
          problem || runs.map(({ name, state }) => `${name} ${state}`).join(', '),
        );
        await wait(clock, everyMs, context.signal);
      }
    },
  };
}

/** A workflow that was run again counts by its newest run. */
const newest = (runs: readonly WorkflowRun[]): readonly WorkflowRun[] =>
  runs.filter(({ name }, at) => runs.findIndex((other) => other.name === name) === at);

function late(tag: string, runs: readonly WorkflowRun[], problem: string): OpsError {
  const [first] = runs;
  const what =
    problem !== ''
      ? `What CI does with ${tag} is not known: ${problem}`
      : first === undefined
        ? `No CI run was started by ${tag}.`
        : `${first.name} has not ended: ${first.url}`;
  return new OpsError('ci-late', what, { hint: 'Look at its runs on GitHub, then resume.', exit: 'partlyDone' });
}
