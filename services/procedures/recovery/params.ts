import { OpsError } from '#domain/errors.ts';
import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { LEVELS, type Level } from '#domain/recovery/levels.ts';
import type { RecoverySettings, ValidateGate } from '#domain/recovery/settings.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import type { Command } from '#services/ports/shell.ts';
import { isPlannedUnit, type PlannedUnit } from '#services/procedures/service/params.ts';

import type { PlannedPutBack } from './plan-restore.ts';
import type { Reinstall } from './reinstall/params.ts';

/** One unit that is stopped and started; its own command and refusal are those of the start. */
export interface RecoveryUnit extends PlannedUnit {
  /** The same for the stop. */
  readonly stop: Pick<PlannedUnit, 'command' | 'refusal'>;
  /** Whether it ran when it was planned; a saved plan is stale when that changed. */
  readonly up?: boolean | undefined;
  /** TCP ports of this machine that it listens on, and that must be free before it starts. */
  readonly ports: readonly number[];
  /** Who held one of them when it was planned; they are ended because the plan said so, others only after asking. */
  readonly strangers: readonly Stranger[];
  /** Files of its log that the configuration names. */
  readonly logs: readonly string[];
}

/** A process that holds a port which is needed, and that belongs to no service of the plan. */
export interface Stranger {
  readonly port: number;
  readonly pid: number;
  /** Epoch ms: pid and start name one process for ever. */
  readonly startedAt: number;
  readonly name: string;
}

/** Everything the steps of a recovery are made from; the id of the run is `context.run`. */
export interface RecoverParams {
  readonly kind: 'recover';
  readonly level: Level;
  /** In the order of starting. */
  readonly services: readonly RecoveryUnit[];
  /** The checkout that is reset or whose dependencies are installed anew; null where none is. */
  readonly project: { readonly id: string; readonly top: string } | null;
  /** The commit that `reset` goes to; null where it is left as it is. */
  readonly to: string | null;
  /** What is backed up before anything that could lose data; empty where nothing of that kind is done. */
  readonly sources: readonly BackupSource[];
  /** Id of the backup that `restore` takes; null for none. */
  readonly restore: string | null;
  /** What of that backup is put back; left out where nothing is. */
  readonly putBack?: PlannedPutBack | undefined;
  /** The dependencies that are installed anew; left out where none are. */
  readonly reinstall?: ReinstallParams | undefined;
  readonly validate: ValidateGate;
  readonly keep: RecoverySettings['keep'];
  /** Epoch ms of the planning. */
  readonly at: number;
}

/** What the dependencies of the project are installed with. */
export interface ReinstallParams {
  /** A component each; empty when there is nothing to do. */
  readonly items: readonly Reinstall[];
  /** The person's own word for "it can be started"; null without one. */
  readonly check: Pick<Command, 'file' | 'args'> | null;
  /** Ms that an install may be silent; left out for the usual. */
  readonly idleMs?: number | undefined;
}

export function jsonOfRecovery(params: RecoverParams): JsonObject {
  const json = parseJson(JSON.stringify(params));
  if (isJsonObject(json)) return json;
  throw new TypeError('Parameters are an object.');
}

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function recoveryIn({ procedure, params }: Pick<Plan, 'procedure' | 'params'>): RecoverParams {
  const known: unknown = params;
  if (procedure === 'recover' && isParams(known)) return known;
  throw new OpsError('bad-plan', 'This is not a plan of a recovery that this version understands.', {
    hint: 'Plan it again: cpm-console recover plan',
    exit: 'usage',
  });
}

function isParams(value: unknown): value is RecoverParams {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: string): unknown => Reflect.get(value, name);
  const { level, services, sources, validate, keep } = Object.fromEntries(
    ['level', 'services', 'sources', 'validate', 'keep'].map((name) => [name, field(name)]),
  );
  return (
    LEVELS.some((one) => one === level) &&
    Array.isArray(services) &&
    services.every((unit: unknown) => isPlannedUnit(unit) && Array.isArray(Reflect.get(unit, 'ports'))) &&
    Array.isArray(sources) &&
    typeof validate === 'object' &&
    typeof keep === 'object' &&
    typeof field('at') === 'number'
  );
}
