import { INTERVAL, type Model } from '../model.ts';

const FAILURES = 3;
const SUCCESSES = 2;

/** Alerts at so many failures in a row, resolves at so many successes in a row; always looks at its interval. */
export const gatus: Model = {
  name: 'Gatus, failure-threshold 3, success-threshold 2 (defaults)',
  source: 'TwiN/gatus, watchdog/alerting.go (handleAlertsToTrigger, handleAlertsToResolve) at 08c4635',
  make() {
    let failures = 0;
    let successes = 0;
    let triggered = false;
    return {
      look(truth) {
        if (truth === 'up') {
          successes += 1;
          failures = 0;
          if (!triggered || successes < SUCCESSES) return [];
          triggered = false;
          return ['resolved'];
        }
        // A look that could not look is a failure there.
        failures += 1;
        successes = 0;
        if (triggered || failures < FAILURES) return [];
        triggered = true;
        return ['opened'];
      },
      next: () => INTERVAL,
    };
  },
};
