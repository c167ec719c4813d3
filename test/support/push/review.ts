import type { PushReview } from '#domain/push/review.ts';

import { pushPlan } from '../runs/plan.ts';

const ENTRY = `## [2.5.0] - 2026-11-20
### Added
- retry budget (a1b2c3d)
### Fixed
- idle sockets are closed (d4e5f6a)
`;

/** Three commits since v2.4.1 that make a minor version. */
export function review(change: Partial<PushReview> = {}): PushReview {
  return {
    schema: 1,
    project: { id: 'api-gateway', name: 'api-gateway', path: '/home/ana/projects/api-gateway' },
    kind: 'full',
    current: 'v2.4.1',
    next: 'v2.5.0',
    tag: 'v2.5.0',
    bump: 'minor',
    candidates: [
      { bump: 'patch', version: 'v2.4.2', recommended: false },
      { bump: 'minor', version: 'v2.5.0', recommended: true },
      { bump: 'major', version: 'v3.0.0', recommended: false },
      { bump: 'prerelease', version: 'v2.5.0-rc.1', recommended: false },
    ],
    why: [
      { hash: 'a1b2c3d4e5', subject: 'feat: add retry budget', counts: 'minor', reason: 'feat', warnings: [] },
      { hash: 'd4e5f6a7b8', subject: 'fix: close idle sockets', counts: 'patch', reason: 'fix', warnings: [] },
      {
        hash: '0f9e8d7c6b',
        subject: 'docs: explain the budget',
        counts: 'none',
        reason: 'does not count',
        warnings: [],
      },
    ],
    diffstat: { files: 9, insertions: 214, deletions: 31 },
    branch: 'main',
    remote: { name: 'origin', url: 'git@example.org:ana/api-gateway.git' },
    changelog: { file: 'CHANGELOG.md', style: 'keep-a-changelog', entry: ENTRY },
    publishes: ['npm api-gateway as latest'],
    pullRequest: null,
    findings: [
      { id: 'tree', level: 'ok', text: 'tree clean', hint: null },
      { id: 'remote', level: 'ok', text: 'origin unchanged', hint: null },
      { id: 'ci', level: 'ok', text: 'CI green on a1b2c3d', hint: null },
      { id: 'free', level: 'ok', text: 'v2.5.0 free on git and npm', hint: null },
      { id: 'who', level: 'ok', text: 'npm: logged in as ana-dev', hint: null },
    ],
    estimateMs: 160_000,
    earlierRuns: 12,
    plan: pushPlan(),
    ...change,
  };
}

/** CI is red and a variable is missing. */
export const blocked = (change: Partial<PushReview> = {}): PushReview =>
  review({
    findings: [
      { id: 'tree', level: 'ok', text: 'tree clean', hint: null },
      { id: 'ci', level: 'blocked', text: 'CI failed on a1b2c3d', hint: 'Mend it, or skip the check with a reason.' },
      { id: 'who', level: 'unknown', text: 'npm does not answer', hint: null },
    ],
    plan: null,
    ...change,
  });
