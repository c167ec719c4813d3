import { messageOf, OpsError } from '#domain/errors.ts';
import { gitHubRepository } from '#domain/git/remote-url.ts';
import type { CommitChecks } from '#services/ports/github-releases.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** What CI says of the commit that is released; null when the remote is not on GitHub. What is not known is never good. */
export function validateCiStep(
  { githubReleases }: Pick<PushWorld, 'githubReleases'>,
  { remote, base }: Pick<PushParams, 'remote' | 'base'>,
): Step | null {
  const place = gitHubRepository(remote.url);
  if (place === null) return null;
  const commit = base.slice(0, 7);
  return {
    id: 'validate-ci',
    title: `CI of ${commit} on GitHub`,
    phase: 'validate',
    reads: true,
    needs: [],
    timeoutMs: 60_000,
    when: async () => ((await githubReleases.ready()) ? null : 'CI is not known: there is no GITHUB_TOKEN to ask with'),
    run: async (context) => {
      const warn = (text: string) => {
        context.note(`warning: ${text}`);
        return { summary: text };
      };
      let checks: CommitChecks;
      try {
        checks = await githubReleases.checks(place, base, context.signal);
      } catch (thrown) {
        // GitHub cannot know a commit that only exists here.
        if (remote.was !== base && isMissing(thrown)) return warn(`${commit} is not on GitHub yet, so no CI ran on it`);
        return warn(`CI of ${commit} is not known: ${messageOf(thrown)}`);
      }
      switch (checks.state) {
        case 'failure':
          throw new OpsError('ci-red', `CI of ${commit} failed: ${checks.failed.join(', ')}.`, {
            hint: 'Mend it, or skip the step "validate-ci" with a reason.',
            exit: 'refused',
          });
        case 'pending':
          return warn(`CI of ${commit} has not ended: ${checks.pending.join(', ')}`);
        case 'none':
          return warn(`no CI reports about ${commit}`);
        case 'success':
          return { summary: `CI is green: ${checks.total} checks of ${commit}` };
      }
    },
  };
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof OpsError && (thrown.code === 'github-refused' || thrown.code === 'not-found');
