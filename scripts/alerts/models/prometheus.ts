import { INTERVAL, type Model } from '../model.ts';

const HOLD = 90;
/** Default `repeat_interval` of Alertmanager. */
const REPEAT = 4 * 3600;

/** Fires when the expression was true at every evaluation for `for`; one false evaluation resolves, or begins anew. */
export const prometheus: Model = {
  name: 'Prometheus, for: 90s, Alertmanager repeating after 4 h',
  source: 'prometheus/prometheus, rules/alerting.go (AlertingRule.Eval) at 009f546',
  make() {
    let activeAt: number | null = null;
    let toldAt: number | null = null;
    return {
      look(truth, second) {
        // Without a sample the expression has no result: it is not active.
        if (truth !== 'down') {
          activeAt = null;
          if (toldAt === null) return [];
          toldAt = null;
          return ['resolved'];
        }
        activeAt ??= second;
        if (toldAt === null) {
          if (second - activeAt < HOLD) return [];
          toldAt = second;
          return ['opened'];
        }
        if (second - toldAt < REPEAT) return [];
        toldAt = second;
        return ['reminder'];
      },
      next: () => INTERVAL,
    };
  },
};
