import { field } from '#domain/field.ts';
import type { Plan } from '#domain/procedure/plan.ts';

/** What a run wants quiet, as far as it is allowed to. */
export interface RunQuiet {
  /** Globs of check ids. */
  readonly scopes: readonly string[];
  /** It ends by then though the run may have died. */
  readonly mostMs: number;
}

const MINUTE = 60_000;

/**
 * Checks of which nobody is told while a run changes what they look at: all of them during a recovery, those of the project
 * during its push, those of the services that are stopped or started. Null for a run that disturbs nothing.
 */
export function quietOf({ procedure, subject, params, steps }: Plan): RunQuiet | null {
  if (steps.every(({ reads }) => reads)) return null;
  switch (procedure) {
    case 'recover':
      return { scopes: ['*'], mostMs: 120 * MINUTE };
    case 'push':
    case 'rollback':
      return { scopes: [`*:${subject.id}`], mostMs: 120 * MINUTE };
    case 'service':
      return ofServices(params);
    case 'mend':
      return ofServices(field(params, 'service'));
    default:
      return null;
  }
}

function ofServices(params: unknown): RunQuiet | null {
  const units: unknown = field(params, 'units');
  const scopes = (Array.isArray(units) ? units : []).flatMap((unit: unknown): readonly string[] => {
    const name = field(unit, 'name');
    const checks = field(unit, 'checks');
    const named = Array.isArray(checks) ? checks.filter((check) => typeof check === 'string') : [];
    return typeof name === 'string' ? [`service:${name}`, ...named] : named;
  });
  return scopes.length === 0 ? null : { scopes: [...new Set(scopes)], mostMs: 30 * MINUTE };
}
