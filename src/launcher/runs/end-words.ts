import { EXIT } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { nameOfRun } from '#domain/procedure/standing.ts';

/** How a run ended, for a message. */
export function endWords(run: RunState): { readonly tone: 'ok' | 'warning' | 'error'; readonly text: string } {
  const name = nameOfRun(run);
  const why = run.error === null ? '' : `: ${run.error.message}`;
  switch (run.state) {
    case 'done':
      return {
        tone: run.exit === EXIT.ok ? 'ok' : 'warning',
        text: textField(run.result, 'said') ?? `${name} is done.`,
      };
    case 'undone':
      return run.error === null
        ? { tone: 'warning', text: `${name} was taken back; everything is as before.` }
        : { tone: 'error', text: `${name} failed and was taken back${why}` };
    case 'abandoned':
      return { tone: 'warning', text: `${name} was ended; what is in place stays.` };
    case 'undo-incomplete':
      return { tone: 'error', text: `${name} could not be taken back whole${why}` };
    case 'stopped':
    case 'running':
      return { tone: 'error', text: `${name} stopped half way${why}` };
  }
}
