import { messageOf } from '#domain/errors.ts';
import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { Finished } from '#services/ports/shell.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import { procedureOfPlan } from './any-procedure.ts';
import type { PushWorld } from './world.ts';

export interface Looked {
  readonly lines: readonly string[];
  /** The first look that failed; null when a push could begin. */
  readonly failed: Error | null;
}

/** Looks, changes nothing, and tells. */
export type Look = (signal: AbortSignal) => Promise<Looked>;

/** Runs only those steps of a plan that look and come before anything is written. No journal, no lock, no change. */
export function lookOnly(world: PushWorld, plan: Plan): Look {
  const looks = procedureOfPlan(world, plan).steps.filter(({ reads, phase }) => reads === true && phase === 'validate');
  return async (signal) => {
    const results = await Promise.all(
      looks.map(async (step) => {
        if (typeof step.skipped === 'string')
          return { line: `○ ${step.title}   skipped: ${step.skipped}`, thrown: null };
        try {
          const answer = await step.run(looking(world, step, signal));
          return { line: `✔ ${step.title}   ${answer?.summary ?? ''}`, thrown: null };
        } catch (caught) {
          const thrown = caught instanceof Error ? caught : new Error(messageOf(caught));
          return { line: `✘ ${step.title}   ${messageOf(thrown)}`, thrown };
        }
      }),
    );
    return {
      lines: results.map(({ line }) => line),
      failed: results.find(({ thrown }) => thrown !== null)?.thrown ?? null,
    };
  };
}

function looking(world: PushWorld, step: Step, signal: AbortSignal): StepContext {
  const exec: StepContext['exec'] = (command, limits = {}) =>
    world.shell.run(command, {
      signal,
      timeoutMs: limits.timeoutMs ?? step.timeoutMs ?? 60_000,
      maxBytes: limits.maxBytes,
    });
  return {
    run: '',
    folder: '',
    before: null,
    result: null,
    resultOf: () => null,
    beforeOf: () => null,
    signal,
    exec,
    async must(command, limits) {
      const finished: Finished = await exec(command, limits);
      if (finished.exitCode === 0) return finished;
      throw new OpsError('command-failed', `${command.file} failed: ${finished.stderr.trim()}`);
    },
    ask: async () => {
      throw new OpsError('needs-answer', 'A dry run asks nothing.', { exit: 'refused' });
    },
    note: () => undefined,
    progress: () => undefined,
  };
}
