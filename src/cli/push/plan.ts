import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';
import { planOf } from '#services/procedures/push/review.ts';

import { choicesOf } from './choices.ts';
import { estimated } from './estimated.ts';
import { planJson } from './plan-json.ts';
import { reviewOf } from './review-of.ts';
import { reviewText } from './review-text.ts';
import { targetOf } from './target.ts';

/** `push plan`: what would be released and why. Exit 3 when there is nothing to do, else the guard's own code. */
export async function planPush(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  if (values['all'] === true) return (await import('./fleet.ts')).planAll(invocation);
  const target = await targetOf(invocation);
  const review = estimated(await reviewOf(invocation, target, choicesOf(invocation)), world.journals);
  stdout.write(values['json'] === true ? `${JSON.stringify(planJson(review))}\n` : reviewText(review));
  try {
    const plan = planOf(review);
    const { save } = values;
    if (typeof save === 'string') {
      const { environment, configStore } = world;
      const path = resolvePath(save, environment.cwd, environment.home) ?? save;
      await configStore.write(path, `${JSON.stringify(plan, null, 2)}\n`, null);
    }
    return EXIT.ok;
  } catch (thrown) {
    if (!(thrown instanceof OpsError) || values['json'] !== true) throw thrown;
    return EXIT[thrown.exit];
  }
}
