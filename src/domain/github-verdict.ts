import { OpsError } from './errors.ts';
import { grouped, plural } from './format.ts';
import type { Verdict } from './reading.ts';
import type { Status } from './status.ts';
import { judge, type Thresholds } from './threshold.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Days before its end at which a token should be replaced. */
const TOKEN_DAYS = 14;

/** What is left of the calls an account may make. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch ms. */
  readonly resetsAt: number;
  /** Epoch ms; null for a token without an end, or when GitHub does not say. */
  readonly tokenEndsAt?: number | null | undefined;
}

/** A repository as GitHub sees it. */
export interface OnGitHub {
  /** Combined state of the checks of a commit; null when it has none. */
  readonly ci: 'success' | 'failure' | 'pending' | null;
  readonly openPullRequests: number;
  readonly openIssues: number;
}

/** Judges the share of calls left, and how long the token still lasts. */
export function judgeAllowance(
  allowance: Allowance,
  now: number,
  limits: Thresholds,
  previous: Status | null,
): Verdict {
  const { limit, remaining, resetsAt, tokenEndsAt = null } = allowance;
  const days = tokenEndsAt === null ? null : Math.floor((tokenEndsAt - now) / DAY_MS);
  const share = limit === 0 ? 0 : Math.floor((100 * remaining) / limit);
  const calls = judge(share, limits, previous);
  const ending = days !== null && days < TOKEN_DAYS;
  const words = [
    ending ? `token ends in ${days} d` : '',
    `${grouped(remaining)} of ${grouped(limit)} calls left`,
    calls === 'ok' ? '' : `again in ${Math.max(1, Math.ceil((resetsAt - now) / MINUTE_MS))} min`,
  ];
  return {
    status: calls === 'ok' && ending ? 'warning' : calls,
    summary: words.filter((word) => word !== '').join(', '),
    value: share,
    unit: '%',
    hint: ending
      ? 'Create a new token before it ends'
      : calls === 'ok'
        ? undefined
        : 'Something uses many calls; raise the interval of the GitHub checks',
    metrics: [
      { name: 'remaining', value: remaining, unit: null },
      { name: 'limit', value: limit, unit: null },
    ],
    data: {
      remaining,
      limit,
      resetsAt: new Date(resetsAt).toISOString(),
      tokenEndsAt: tokenEndsAt === null ? null : new Date(tokenEndsAt).toISOString(),
    },
  };
}

const CI_WORDS = { success: 'CI passed', failure: 'CI failed', pending: 'CI running', none: 'no CI' } as const;

/** Judges a repository by the CI of one commit. */
export function judgeRepository(
  { ci, openPullRequests, openIssues }: OnGitHub,
  repository: string,
  commit: string,
): Verdict {
  const url = `https://github.com/${repository}`;
  return {
    status: ci === 'failure' ? 'warning' : 'ok',
    summary: [CI_WORDS[ci ?? 'none'], plural(openPullRequests, 'pull request'), plural(openIssues, 'issue')].join(', '),
    value: openPullRequests,
    unit: 'pull requests',
    hint: ci === 'failure' ? `Look at the failed run: ${url}/commit/${commit}/checks` : undefined,
    metrics: [
      { name: 'openPullRequests', value: openPullRequests, unit: null },
      { name: 'openIssues', value: openIssues, unit: null },
    ],
    data: { ci, openPullRequests, openIssues, repository, commit, url },
  };
}

/** Findings about the credential; every other failure is a look that failed. */
const FINDINGS: Readonly<Record<string, Status>> = {
  'bad-credential': 'critical',
  forbidden: 'critical',
  throttled: 'warning',
};

/** What a failed call says. Without a credential there is nothing to judge. */
export function judgeGitHubFailure(error: unknown): Verdict {
  if (!(error instanceof OpsError)) throw error;
  const { code, message, hint } = error;
  const summary = code === 'no-credential' ? 'no credential' : message.replace(/\.$/, '');
  return {
    status: FINDINGS[code] ?? 'unknown',
    summary,
    hint,
    data: { error: code, ...(code === 'no-credential' ? { excluded: true } : {}) },
  };
}
