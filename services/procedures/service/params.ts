import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { KILL_SIGNALS, type KillSignal, UNIT_ACTIONS, type UnitAction } from '#domain/service/unit.ts';
import type { Command } from '#services/ports/shell.ts';

/** One unit of a plan. */
export interface PlannedUnit {
  /** Part of the ids of its steps; unique in the plan. */
  readonly id: string;
  /** As a person calls it. */
  readonly name: string;
  /** Its id in the configuration; null for one that nobody configured. */
  readonly service: string | null;
  readonly manager: string;
  readonly unit: string;
  /** What a person would type for it. */
  readonly command: Pick<Command, 'file' | 'args'>;
  /** Units of the plan that come before it. */
  readonly needs: readonly string[];
  /** Of those the ones that it cannot do without. */
  readonly requires: readonly string[];
  /** Ids of the checks that say whether it is ready. */
  readonly checks: readonly string[];
  readonly withinMs: number;
  readonly good: number;
  readonly everyMs: number;
  /** Why somebody else has to do it, and what they type; null when this user may. */
  readonly refusal: { readonly why: string; readonly command: Pick<Command, 'file' | 'args'> } | null;
  /** Why nothing has to be done; null when something has. */
  readonly skip: string | null;
}

/** Everything the steps are made from. */
export interface ServiceParams {
  readonly kind: 'service';
  readonly action: UnitAction;
  /** Of `kill`. */
  readonly signal: KillSignal;
  /** In the order in which they are acted on. */
  readonly units: readonly PlannedUnit[];
}

export function jsonOf(params: ServiceParams): JsonObject {
  const json = parseJson(JSON.stringify(params));
  if (isJsonObject(json)) return json;
  throw new TypeError('Parameters are an object.');
}

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function paramsOf({ procedure, params }: Plan): ServiceParams {
  const known: unknown = params;
  if (procedure === 'service' && isParams(known)) return known;
  throw new OpsError('bad-plan', 'This is not a plan for services that this version understands.', {
    hint: 'Plan it again.',
    exit: 'usage',
  });
}

function isParams(value: unknown): value is ServiceParams {
  if (typeof value !== 'object' || value === null || !('units' in value) || !('action' in value)) return false;
  const { units, action } = value;
  const signal = 'signal' in value ? value.signal : null;
  return (
    UNIT_ACTIONS.some((one) => one === action) &&
    KILL_SIGNALS.some((one) => one === signal) &&
    Array.isArray(units) &&
    units.every((unit: unknown) => isPlannedUnit(unit))
  );
}

const TEXTS = ['id', 'name', 'manager', 'unit'] as const;
const NUMBERS = ['withinMs', 'good', 'everyMs'] as const;
const LISTS = ['needs', 'requires', 'checks'] as const;

/** Whether something that was parsed is a {@link PlannedUnit}. */
export function isPlannedUnit(value: unknown): value is PlannedUnit {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => Reflect.get(value, name);
  return (
    TEXTS.every((name) => typeof field(name) === 'string') &&
    NUMBERS.every((name) => typeof field(name) === 'number') &&
    LISTS.every((name) => Array.isArray(field(name))) &&
    typeof field('command') === 'object'
  );
}
