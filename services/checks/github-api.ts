import { judgeAllowance, judgeGitHubFailure } from '#domain/github-verdict.ts';

import { defineCheck } from './check.ts';

export default defineCheck({
  kind: 'github-api',
  title: 'GitHub',
  about:
    'Whether GitHub accepts the credential, how long it lasts and how many calls are left. Without a credential it counts for nothing.',
  group: 'integrations',
  component: null,
  intervalMs: 300_000,
  timeoutMs: 10_000,
  unit: '%',
  thresholds: { warning: 10, critical: null, bad: 'below', hysteresis: 5 },
  params: (z) => z.object({}),
  target: () => 'github.com',
  discover: () => Promise.resolve([{ id: 'github-api:github.com', kind: 'github-api', title: 'GitHub', params: {} }]),
  probe: async (_params, { world, signal, thresholds, previous }) => {
    try {
      return judgeAllowance(await world.github.rateLimit(signal), world.clock.now(), thresholds, previous);
    } catch (error) {
      return judgeGitHubFailure(error);
    }
  },
});
