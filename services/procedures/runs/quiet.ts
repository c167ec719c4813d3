import { quietOf } from '#domain/alerts/of-run.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { World } from '#services/ports/world.ts';

type QuietWorld = Pick<World, 'clock'> & Partial<Pick<World, 'state'>>;

/**
 * Keeps the checks that a run disturbs quiet while it works: `begin` writes the rows, `end` ends those of the run, also of
 * one that died and is gone on with. A state that cannot be written is no reason not to recover, so neither throws.
 */
export function quietFor({ state, clock }: QuietWorld) {
  const end = (run: string): void => {
    try {
      const now = clock.now();
      for (const { id, by } of state?.alerts.quiets(now) ?? []) if (by === run) state?.alerts.endQuiet(id, now);
    } catch {
      // It ends by itself.
    }
  };
  return {
    begin(plan: Plan, run: string): void {
      const wish = quietOf(plan);
      if (wish === null || state === undefined) return;
      end(run);
      try {
        const from = clock.now();
        for (const scope of wish.scopes)
          state.alerts.addQuiet({
            scope,
            from,
            to: from + wish.mostMs,
            kind: 'maintenance',
            by: run,
            reason: plan.title,
          });
      } catch {
        // People hear of more than they need to.
      }
    },
    end,
  };
}
