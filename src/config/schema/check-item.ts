import type * as Zod from 'zod';

import type { AnyKind } from '#services/checks/check.ts';

import { KINDS } from './kinds.ts';
import { limit } from './limit.ts';
import { duration, identifier, pause } from './words.ts';

/** One item of `checks`, its parameters apart from what every check may say. */
export interface CheckItem {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly common: Common;
}

type Common = Zod.output<Zod.ZodObject<ReturnType<typeof commonShape>>>;

/** What every check may say. No kind may have a parameter of these names. */
export function commonShape(z: typeof Zod, unit: string | undefined) {
  const limits = z.strictObject({
    warning: limit(z, unit).optional().describe('From here on it is a warning.'),
    critical: limit(z, unit).optional().describe('From here on it is critical.'),
  });
  const ids = z.union([z.string().transform((id) => [id]), z.array(z.string())]);
  return {
    id: identifier(z).optional().describe('Name of its own, unique; without it the target is the name.'),
    title: z.string().trim().min(1).max(80).optional().describe('What a person reads instead of the id.'),
    interval: duration(z).optional().describe('Time between two looks.'),
    timeout: duration(z).optional().describe('A look that takes longer is stopped and unknown.'),
    thresholds: limits.optional().describe('Limits of its main value; what is left out keeps its default.'),
    dependsOn: ids.optional().describe('Checks whose failure explains this one.'),
    critical: z.boolean().optional().describe('Whether it caps the whole score when it is critical.'),
    pause: pause(z).optional().describe('true, or until when it does not run.'),
  };
}

/** One of all kinds, told apart by `kind`. */
export function checkItem(z: typeof Zod): Zod.ZodType<CheckItem> {
  const [first, ...rest] = KINDS.map((kind) => itemOf(z, kind));
  if (first === undefined) throw new Error('There is no check kind.');
  return z.discriminatedUnion('kind', [first, ...rest]);
}

function itemOf(z: typeof Zod, check: AnyKind) {
  const shape = { kind: z.literal(check.kind), ...commonShape(z, check.unit) };
  const whole = check.params(z).safeExtend(shape).strict();
  return whole.transform((item): CheckItem => {
    // The shape of a kind is open to the compiler and so hides the type of ours, which zod has just checked.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const { kind, ...said } = item as Common & { kind: string };
    const { id, title, interval, timeout, thresholds, dependsOn, critical, pause: until, ...params } = said;
    return { kind, params, common: { id, title, interval, timeout, thresholds, dependsOn, critical, pause: until } };
  });
}
