import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { type Given, isGiven } from '#services/procedures/give/given.ts';

/** Who makes the new value: the provider on our call, or a person who pastes it. */
export type RotateWay = 'made' | 'pasted';

/** Who makes the old value worthless: one of its keys, the provider's call for any value, a person, or nobody can. */
export type RevokeWay = 'key' | 'value' | 'person' | 'none';

/** Everything the steps are made from; never a value. */
export interface RotateParams {
  readonly kind: 'rotate';
  readonly name: string;
  readonly provider: string;
  readonly baseUrl: string | null;
  readonly way: RotateWay;
  readonly revoke: RevokeWay;
  /** Which of the provider's keys is the old one; null where it has none. */
  readonly oldId: string | null;
  /** Files and services that have the value and get the new one. */
  readonly gives: readonly Given[];
  /** How long the old key has to be unused before it is revoked, how often it is looked at, and for how long. */
  readonly settleMs: number;
  readonly everyMs: number;
  readonly limitMs: number;
}

export function jsonOfRotate(params: RotateParams): JsonObject {
  const json = parseJson(JSON.stringify(params));
  if (isJsonObject(json)) return json;
  throw new TypeError('Parameters are an object.');
}

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function rotateIn({ procedure, params }: Plan): RotateParams {
  const known: unknown = params;
  if (procedure === 'rotate' && isParams(known)) return known;
  throw new OpsError('bad-plan', 'This is not a plan of a rotation that this version understands.', {
    hint: 'Plan it again.',
    exit: 'usage',
  });
}

const TEXTS = ['name', 'provider', 'way', 'revoke'] as const;
const NUMBERS = ['settleMs', 'everyMs', 'limitMs'] as const;

function isParams(value: unknown): value is RotateParams {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => Reflect.get(value, name);
  const gives = field('gives');
  return (
    Array.isArray(gives) &&
    gives.every((given: unknown) => isGiven(given)) &&
    TEXTS.every((name) => typeof field(name) === 'string') &&
    NUMBERS.every((name) => typeof field(name) === 'number')
  );
}
