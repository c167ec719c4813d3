import { OpsError } from '#domain/errors.ts';
import { isPlannedUnit, type PlannedUnit } from '#services/procedures/service/params.ts';

/** A file of variables that holds a value, and the units that read it. */
export interface Given {
  /** Part of the ids of its steps; unique in the plan. */
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  readonly variable: string;
  /** For people: `service:memory`, `/srv/app/.env`. */
  readonly target: string;
  /** Restarted when the file has the value; empty when nobody has to be. */
  readonly units: readonly PlannedUnit[];
}

/** What a person should know before it is done. */
export interface GiveFinding {
  readonly message: string;
  /** Whether nothing can be begun with it. */
  readonly blocks: boolean;
  /** What somebody with the rights would type. */
  readonly command: string | null;
}

const TEXTS = ['id', 'file', 'variable', 'target'] as const;

/** Whether something that was parsed is a {@link Given}. */
export function isGiven(value: unknown): value is Given {
  if (typeof value !== 'object' || value === null) return false;
  const units: unknown = Reflect.get(value, 'units');
  return (
    TEXTS.every((name) => typeof Reflect.get(value, name) === 'string') &&
    Array.isArray(units) &&
    units.every((unit: unknown) => isPlannedUnit(unit))
  );
}

/** Units of all of them, each once. */
export function unitsOf(givens: readonly Given[]): readonly PlannedUnit[] {
  const units = new Map(givens.flatMap(({ units: own }) => own).map((unit) => [unit.id, unit]));
  // Only what is restarted too can be waited for.
  return [...units.values()].map((unit) => ({
    ...unit,
    needs: unit.needs.filter((id) => units.has(id)),
    requires: unit.requires.filter((id) => units.has(id)),
  }));
}

/** Why a value cannot stand in a file of variables. */
export function notWritable(name: string, file: string): OpsError {
  return new OpsError(
    'not-writable',
    `The value of ${name} has letters that readers of ${file} understand differently.`,
    {
      hint: 'Values of one line without quotes, backslashes, $ and ` beside a single quote can be given.',
      exit: 'refused',
    },
  );
}
