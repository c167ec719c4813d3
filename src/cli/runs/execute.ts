import type { Invocation } from '#cli/command.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import type { Control } from '#services/procedures/engine/control.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { answersOn } from './answers.ts';
import { tellEnd } from './ending.ts';
import { controlled } from './signals.ts';
import { tellerOf } from './teller.ts';
import { telling } from './telling.ts';

/** Works on a run in this process, told to this terminal; resolves to the exit code. */
export async function executeHere(
  invocation: Invocation,
  work: (doing: { readonly host: Host; readonly control: Control }) => Promise<RunState>,
): Promise<number> {
  const { world, values, stdout, ask, loading } = invocation;
  const json = values['json'] === true;
  const { control, release } = controlled(invocation);
  const told = await telling(invocation);
  try {
    const asking = json || values['yes'] === true || ask === undefined ? undefined : answersOn(invocation);
    const host = { ...hostOf(world, { onEvent: tellerOf(stdout, json), ask: asking }), loading };
    const state = await work({ host, control });
    return json ? (state.exit ?? 1) : tellEnd(state, invocation);
  } finally {
    await told();
    release();
  }
}
