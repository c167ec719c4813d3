import type { PushChoices, PushReview } from '#domain/push/review.ts';
import type { PushDesk } from '#screens/push/desk.ts';

import { review } from './review.ts';
import { takenBack } from './rollback.ts';

/** What the composition root answers about releases; a candidate that is chosen is the next version. */
export function fakePushDesk(
  answer: (path: string, choices: PushChoices) => PushReview | Promise<PushReview> = (_path, choices) =>
    chosen(choices),
) {
  const calls: string[] = [];
  const drafts: string[] = [];
  const desk: PushDesk = {
    review: async (path, choices) => {
      calls.push(`review ${path.split('/').at(-1)} ${JSON.stringify(wishes(choices))}`);
      return answer(path, choices);
    },
    start: async ({ project, next }) => {
      calls.push(`start ${project.name} ${next}`);
      return 'push-20261120-143205-a1b2';
    },
    reviewRollback: async (path, wish) => {
      calls.push(`rollback ${path.split('/').at(-1)} ${JSON.stringify(wish)}`);
      return takenBack(wish);
    },
    startRollback: async ({ project, kind, version }) => {
      calls.push(`start ${kind} ${project} ${version}`);
      return 'rollback-20261120-143205-a1b2';
    },
    dryRun: async ({ project }) => {
      calls.push(`dry run ${project.name}`);
      return ['✔ Tree   as it was planned', 'Nothing was changed.'];
    },
    savePlan: async () => '/home/ana/.local/state/cpm-console/plans/api-gateway-2.5.0.json',
    choosePlaces: async (path, said) => {
      calls.push(`places ${path.split('/').at(-1)} ${JSON.stringify(said)}`);
    },
    draft: async (text) => {
      drafts.push(text);
      return { path: '/run/ana/CHANGELOG.md', read: () => Promise.resolve(`${text}- said better\n`) };
    },
  };
  return { desk, calls, drafts, push: () => Promise.resolve(desk) };
}

export function chosen(choices: PushChoices): PushReview {
  const all = review();
  const candidate = all.candidates.find(({ bump }) => bump === choices.bump);
  const plan = all.plan && {
    ...all.plan,
    steps: all.plan.steps.map((step) => {
      const skip = choices.skip.find(({ id }) => id === step.phase);
      return skip === undefined ? step : { ...step, skipped: skip.reason };
    }),
  };
  const changelog = all.changelog && { ...all.changelog, entry: choices.changelogEntry ?? all.changelog.entry };
  const version = candidate === undefined ? {} : { next: candidate.version, bump: candidate.bump };
  return {
    ...all,
    ...version,
    kind: choices.kind,
    plan,
    changelog,
    pullRequest: choices.pullRequest ? 'release/v2.5.0' : null,
  };
}

/** What a person chose beyond what is usual. */
function wishes({ kind, bump, skip, changelogEntry, message, pullRequest }: PushChoices) {
  return {
    ...(kind === 'full' ? {} : { kind }),
    ...(bump === null ? {} : { bump }),
    ...(skip.length === 0 ? {} : { skip }),
    ...(changelogEntry === null ? {} : { edited: true }),
    ...(message === null ? {} : { message }),
    ...(pullRequest ? { pullRequest } : {}),
  };
}
