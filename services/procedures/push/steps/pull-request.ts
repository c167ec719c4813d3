import { OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import type { Json } from '#domain/json.ts';
import type { PullRequest } from '#services/ports/github-releases.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { pullPlace } from '#services/procedures/push/pull/address.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

export const PULL_REQUEST = 'pull-request';
export const MERGED = 'merged';

/** The pull request that was opened by this run; null where a person opens it. */
export function openedPull(context: StepContext): PullRequest | null {
  const result = context.resultOf(PULL_REQUEST);
  const number = field(result, 'number');
  const url = textField(result, 'url');
  return typeof number === 'number' && url !== null ? { number, url } : null;
}

/** For the result of a run: where the pull request is, when there is one. */
export function openedUrl(resultOf: (step: string) => Json): { readonly links?: readonly string[] } {
  const url = textField(resultOf(PULL_REQUEST), 'url');
  return url === null ? {} : { links: [url] };
}

/** Opens the pull request on GitHub; null where the remote is elsewhere, and for a push that goes straight to its branch. */
export function pullRequestStep(
  { githubReleases }: Pick<PushWorld, 'githubReleases'>,
  params: Pick<PushParams, 'remote' | 'pull'>,
): Step | null {
  const place = pullPlace(params);
  const { pull } = params;
  if (place === null || pull === undefined || place.github === null) return null;
  const { github, head, base } = place;
  const wanted = { head, base, title: pull.title, body: pull.body };
  /** One whose answer was lost is found by its branches. */
  const find = async (context: StepContext) => {
    const known = openedPull(context) ?? (await githubReleases.findPull(github, { head, base }, context.signal));
    return known === null ? null : githubReleases.pull(github, known.number, context.signal);
  };
  const probe = async (context: StepContext): Promise<Probe> => {
    const found = await find(context);
    if (found === null || found.state === 'closed') return { state: 'absent' };
    const { number, url } = found;
    return { state: 'done', result: { number, url }, summary: `#${number} ${url}` };
  };
  return {
    id: PULL_REQUEST,
    title: `Open a pull request into ${base}`,
    phase: 'git',
    writes: `a pull request of ${github.owner}/${github.name}`,
    commands: [`POST /repos/${github.owner}/${github.name}/pulls ${JSON.stringify(wanted)}`],
    timeoutMs: 2 * 60_000,
    // Once it is waited for, who merges or closes it decides.
    settledBy: MERGED,
    when: async () =>
      (await githubReleases.ready()) ? null : 'there is no GITHUB_TOKEN, so you open it on its page yourself',
    probe,
    run: async (context) => {
      const { number, url } = await githubReleases.pullRequest(github, wanted, context.signal);
      return { result: { number, url }, summary: `#${number} ${url}` };
    },
    undo: async (context) => {
      const known = await find(context);
      if (known === null) return;
      const { state, number } = await githubReleases.closePull(github, known.number, context.signal);
      if (state === 'merged')
        throw new OpsError('merged', `#${number} was merged meanwhile, so it cannot be closed.`, {
          hint: 'Resume the run to tag and publish it, or revert it there.',
          exit: 'rollbackIncomplete',
        });
    },
  };
}
