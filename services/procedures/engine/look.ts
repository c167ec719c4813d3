import { mayArrive, runOf, stepOf } from '#domain/procedure/run-state.ts';
import type { Seen } from '#domain/procedure/ways-out.ts';
import type { Journal } from '#services/ports/journals.ts';

import { lookUp } from './attempt.ts';
import { Control } from './control.ts';
import type { Host } from './host.ts';
import { Recorder } from './recorder.ts';
import type { Procedure } from './step.ts';

/**
 * Asks the world what is in place of a run that nobody works on: every writing step that was begun, in the order of the
 * plan. Records and changes nothing. Throws OpsError `no-run`, `bad-journal`.
 */
export async function lookAround(
  procedure: Procedure,
  { run, host }: { readonly run: string; readonly host: Host },
): Promise<readonly Seen[]> {
  const records = host.journals.read(run);
  const state = runOf(run, records);
  const recorder = new Recorder({ run, records }, SILENT, { ...host, onEvent: () => undefined });
  const running = { procedure, host, recorder, control: new Control() };
  const seen: Seen[] = [];
  for (const step of procedure.steps) {
    const known = stepOf(state, step.id);
    if (step.reads === true || !known.begun || known.state === 'undone') continue;
    const probe = await lookUp(running, step);
    if (probe.state === 'absent' && probe.never !== true && step.irreversible === true && mayArrive(state, step.id)) {
      seen.push({ step: step.id, state: 'unclear', text: 'it was cut on its way and may still arrive' });
      continue;
    }
    const text = probe.state === 'done' ? (probe.summary ?? known.summary) : probe.state === 'unclear' ? probe.why : '';
    seen.push({ step: step.id, state: probe.state, text });
  }
  return seen;
}

const SILENT: Journal = { append: () => undefined, log: () => undefined, close: () => undefined };
