import { availabilityOf } from '#domain/history/availability.ts';
import { BURN_WINDOWS } from '#domain/history/budget.ts';
import { burnVerdict, promisedOf } from '#domain/history/burn-verdict.ts';
import { targetOf } from '#domain/history/target-of.ts';

import { defineCheck } from './check.ts';

const DAY_MS = 86_400_000;
/** Steps fine enough for the shortest of the times. */
const POINTS = 60;

export default defineCheck({
  kind: 'budget',
  title: 'Error budget',
  about:
    'Whether a promise of `history.targets` is being broken too fast: critical at 14.4 times the allowed pace over an hour and still over 5 minutes, or 6 times over 6 hours and still over 30 minutes; a warning at more than is allowed over 3 days.',
  group: 'integrations',
  component: null,
  intervalMs: 60_000,
  timeoutMs: 10_000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      check: z.string().min(1).describe('Id of a check, or the beginning of ids and `*`.'),
      target: z.number().gt(0).lt(100).describe('Promised uptime in percent.'),
      days: z.number().positive().default(30).describe('Time that the promise is about. Default 30.'),
      except: z.array(z.string()).default([]).describe('Ids and beginnings that have a promise of their own.'),
    }),
  target: ({ check }) => check,
  discover: ({ history }) => {
    const { targets = {}, budgetMs = 30 * DAY_MS } = history ?? {};
    return Promise.resolve(
      Object.entries(targets).map(([check, share]) => ({
        id: `budget:${check}`,
        kind: 'budget',
        title: `budget of ${check}`,
        params: {
          check,
          target: Number((share * 100).toFixed(6)),
          days: budgetMs / DAY_MS,
          except: Object.keys(targets).filter((other) => other !== check),
        },
        // While the check itself fails, its own incident tells of it.
        ...(!check.endsWith('*') && { dependsOn: [check] }),
      })),
    );
  },
  async probe({ check, target, days, except }, { world, signal }) {
    const { state, series, clock } = world;
    const now = clock.now();
    const promises = Object.fromEntries([...except.map((name) => [name, 0] as const), [check, 1] as const]);
    const ids = state.readings().filter(({ id, kind }) => kind !== 'budget' && targetOf(promises, id) === 1);
    const promise = { target: target / 100, windowMs: days * DAY_MS };
    const over = async (id: string, ms: number) =>
      availabilityOf((await series.range(id, now - ms, now, POINTS, signal)).total);
    const all = await Promise.all(
      ids.map(async ({ id }) => {
        const whole = over(id, promise.windowMs);
        const recent = await Promise.all(BURN_WINDOWS.map(async (ms) => [ms, await over(id, ms)] as const));
        return promisedOf(id, promise, await whole, new Map(recent));
      }),
    );
    return burnVerdict(all);
  },
});
