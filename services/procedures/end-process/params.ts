import { OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import type { JsonObject } from '#domain/json.ts';
import { KILL_SIGNALS, type KillSignal } from '#domain/processes/signals.ts';

/** Which process gets which signal; journaled with the plan. */
export interface EndProcessParams {
  readonly pid: number;
  /** Epoch ms: pid and start name one process for ever. */
  readonly startedAt: number;
  /** What people call it. */
  readonly name: string;
  readonly signal: KillSignal;
  /** How long its effect is waited for before the person is asked, ms. */
  readonly waitMs: number;
}

/** A program that tidies up gets this long. */
export const WAIT_MS = 10_000;

export const jsonOfParams = ({ pid, startedAt, name, signal, waitMs }: EndProcessParams): JsonObject => ({
  pid,
  startedAt,
  name,
  signal,
  waitMs,
});

/** Throws OpsError `bad-plan`. */
export function paramsIn(json: unknown): EndProcessParams {
  const signal = KILL_SIGNALS.find((known) => known === field(json, 'signal'));
  const [pid, startedAt, waitMs] = ['pid', 'startedAt', 'waitMs'].map((key) => field(json, key));
  const name = textField(json, 'name');
  if (typeof pid === 'number' && typeof startedAt === 'number' && typeof waitMs === 'number' && signal && name !== null)
    return { pid, startedAt, name, signal, waitMs };
  throw new OpsError('bad-plan', 'This was planned by another version of cpm-console.', {
    hint: 'Look at the process again: cpm-console process list',
  });
}
