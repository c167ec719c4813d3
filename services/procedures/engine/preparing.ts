import { stepOf } from '#domain/procedure/run-state.ts';

import type { Host } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Step } from './step.ts';

/**
 * Has steps that were not begun yet load what they will need, each once, while a program of the given one runs. One that may be
 * silent for long leaves the time for all of them; a short one for those that come before the next program, which would
 * have to wait for the others. What fails will fail again when it is needed.
 */
export function preparing(
  steps: readonly Step[],
  recorder: Pick<Recorder, 'state'>,
  { loading = (load) => load() }: Pick<Host, 'loading'> = {},
): (step: Pick<Step, 'id' | 'idleTimeoutMs'>) => void {
  const prepared = new Set<Step>();
  return ({ id, idleTimeoutMs }) => {
    const after = steps.slice(steps.findIndex((step) => step.id === id) + 1);
    const next = after.findIndex(({ commands = [] }) => commands.length > 0);
    const soon = idleTimeoutMs !== undefined || next < 0 ? after : after.slice(0, next + 1);
    const wanted = soon.filter(
      (step) => typeof step.skipped !== 'string' && !prepared.has(step) && !stepOf(recorder.state, step.id).begun,
    );
    if (wanted.length === 0) return;
    loading(() => {
      for (const step of wanted) {
        prepared.add(step);
        void step.prepare?.().catch(() => undefined);
      }
    });
  };
}
