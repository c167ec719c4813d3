import type { Observed } from '#domain/diagnosis/observed.ts';
import { messageOf } from '#domain/errors.ts';
import { shown } from '#domain/logs/sanitise.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import { within } from './within.ts';

/** One look of a diagnosis. */
interface Look<T> {
  readonly id: string;
  readonly title: string;
  /** What a person would type to see the same. */
  readonly commands?: readonly string[];
  /** Looks that must be over before. Without any it begins at once. */
  readonly needs?: readonly string[];
  /** The look ends after so long; what it saw until then is lost. */
  readonly limitMs: number;
  /** `says` is the evidence in one line. Whatever it throws is why it could not look. */
  readonly see: (signal: AbortSignal, context: StepContext) => Promise<{ readonly seen: T; readonly says: string }>;
}

/** A look as a step of the run, and what it saw. */
export interface Looking<T> {
  readonly step: Step;
  /** What it saw, once its step is over. */
  readonly observed: () => Observed<T>;
  /** Looks now unless it did in this process: what a run that went on in another process saw is gone. */
  readonly ensure: (context: StepContext) => Promise<void>;
}

/** Makes a look. It never fails: what could not be looked at is said and counts for nothing. */
export function looking<T>(clock: Clock, { id, title, commands = [], needs = [], limitMs, see }: Look<T>): Looking<T> {
  let observed: Observed<T> | null = null;
  const run = async (context: StepContext) => {
    try {
      const { seen, says } = await within({ clock, limitMs, outer: context.signal }, (signal) => see(signal, context));
      observed = { seen };
      return { summary: shown(says).text };
    } catch (thrown) {
      const why = messageOf(thrown).replace(/\.$/, '');
      observed = { why };
      return { summary: `not looked: ${shown(why).text}` };
    }
  };
  return {
    step: { id, title, phase: 'look', reads: true, commands, needs, timeoutMs: 2 * limitMs + 10_000, run },
    observed: () => observed ?? { why: 'the run ended before' },
    async ensure(context) {
      if (observed === null) await run(context);
    },
  };
}

/** What was not looked at among these, one line each, for the end of a diagnosis. */
export function notLookedAt(lookings: readonly Looking<unknown>[]): readonly string[] {
  return lookings.flatMap(({ step, observed }) => {
    const what = observed();
    return 'why' in what ? [`${step.title}: ${what.why}`] : [];
  });
}
