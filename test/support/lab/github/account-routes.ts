import type { Call, Route } from '../api/server.ts';
import { ok, sent } from './answers.ts';
import type { GitHubOperation } from './define.ts';
import type { HostedRepository } from './state.ts';

const HOUR_S = 3600;

/** What belongs to no repository: who I am, how much I may ask, and the one question of a project's row. */
export function accountRoutes(
  repositoryOf: (name: string) => HostedRepository | undefined,
  userOf: (call: Call) => string | undefined,
): Route<GitHubOperation>[] {
  return [
    { operation: 'user', method: 'GET', path: /^\/user$/, answer: (call) => ok({ login: userOf(call), type: 'User' }) },
    { operation: 'rate-limit', method: 'GET', path: /^\/rate_limit$/, answer: () => ok(rateLimit()) },
    {
      operation: 'graphql',
      method: 'POST',
      path: /^\/graphql$/,
      answer: (call) => {
        const { owner, name, commit } = sent(call)['variables'] as Readonly<Record<string, string>>;
        const repository = repositoryOf(`${owner}/${name}`);
        const missing = { type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository.' };
        return repository === undefined
          ? ok({ data: { repository: null }, errors: [missing] })
          : ok({ data: { repository: project(repository, commit ?? '') } });
      },
    },
  ];
}

function rateLimit() {
  const one = { limit: 5000, remaining: 4990, used: 10, reset: Math.ceil(Date.now() / 1000) + HOUR_S };
  return { resources: { core: one, graphql: one, search: one }, rate: one };
}

function project({ statuses, checkRuns, pulls }: HostedRepository, commit: string) {
  const states = [
    ...(statuses.get(commit) ?? []).map(({ state }) => state),
    ...(checkRuns.get(commit) ?? []).map(({ conclusion }) => conclusion ?? 'pending'),
  ];
  const bad = states.find((state) => ['failure', 'error', 'timed_out', 'cancelled'].includes(state));
  const state = bad === undefined ? (states.includes('pending') ? 'PENDING' : 'SUCCESS') : 'FAILURE';
  return {
    object: { statusCheckRollup: states.length === 0 ? null : { state } },
    pullRequests: { totalCount: pulls.filter((pull) => pull.state === 'open').length },
    issues: { totalCount: 0 },
  };
}
