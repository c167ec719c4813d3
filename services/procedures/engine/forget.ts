import { runOf, stepOf } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';

import { tidy } from './back.ts';
import { Control } from './control.ts';
import type { Host } from './host.ts';
import { Recorder } from './recorder.ts';
import type { Procedure } from './step.ts';

/**
 * Takes away what a finished run kept to be taken back, and writes down that it no longer can be. Does nothing to a run that
 * cannot be taken back anyway, unless an earlier try to forget it was cut. The caller holds the lock of the procedure. Throws OpsError `no-run`, `journal-failed`.
 */
export async function forget(
  procedure: Procedure,
  { run, host }: { readonly run: string; readonly host: Omit<Host, 'onEvent'> },
): Promise<boolean> {
  const records = host.journals.read(run);
  const state = runOf(run, records);
  const tidied = new Set(records.flatMap((record) => (record.type === 'tidied' ? record.step : [])));
  const isCut =
    state.forgotten &&
    procedure.steps.some(({ id, dispose }) => dispose !== undefined && stepOf(state, id).begun && !tidied.has(id));
  if (!isCut && whyNotUndoable(state) !== null) return false;
  const journal = host.journals.open(run);
  try {
    const silent: Host = { ...host, onEvent: () => undefined };
    const recorder = new Recorder({ run, records }, journal, silent);
    // Written first: what is half gone must not be tried.
    recorder.record({ type: 'forgotten' });
    await tidy({ procedure, host: silent, recorder, control: new Control() });
    return true;
  } finally {
    journal.close();
  }
}
