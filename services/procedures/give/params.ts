import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';

import { type Given, isGiven } from './given.ts';

/** Everything the steps are made from; never a value. */
export interface GiveParams {
  readonly kind: 'give';
  readonly name: string;
  readonly given: Given;
  /** Whether it was known before that the target uses it. */
  readonly known: boolean;
  /** Whether the file had the value before, for its owner only. */
  readonly written: boolean;
}

export function jsonOfGive(params: GiveParams): JsonObject {
  const json = parseJson(JSON.stringify(params));
  if (isJsonObject(json)) return json;
  throw new TypeError('Parameters are an object.');
}

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function giveIn({ procedure, params }: Plan): GiveParams {
  const known: unknown = params;
  if (procedure === 'give' && isParams(known)) return known;
  throw new OpsError('bad-plan', 'This is not a plan of giving that this version understands.', {
    hint: 'Plan it again.',
    exit: 'usage',
  });
}

function isParams(value: unknown): value is GiveParams {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'given' in value &&
    isGiven(value.given)
  );
}
