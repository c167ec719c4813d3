import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { LEVELS } from '#domain/recovery/levels.ts';
import type { RecoveryWish } from '#services/procedures/recovery/plan.ts';
import { startRecovery } from '#services/procedures/recovery/start.ts';

import { tell } from './plan.ts';
import { planned, refuse } from './planned.ts';
import { wishOf } from './wish.ts';
import { recoveryWorldOf } from './world.ts';

/** `recover run`: plans, asks, does it, and where that was not enough offers the next level on a terminal. */
export async function runRecovery(invocation: Invocation): Promise<number> {
  let wish = wishOf(invocation);
  for (;;) {
    const { code, next } = await once(invocation, wish);
    if (next === null || !(await wants(invocation, next))) return code;
    wish = { ...wish, level: next };
  }
}

async function once(invocation: Invocation, wish: RecoveryWish) {
  const { values, stdout } = invocation;
  const found = await planned(invocation, wish);
  if (values['dry-run'] === true) {
    refuse(invocation, found);
    tell(invocation, found);
    if (values['json'] !== true) stdout.write('Nothing was changed.\n');
    return { code: found.isNeeded ? EXIT.ok : EXIT.nothingToDo, next: null };
  }
  refuse(invocation, found);
  if (values['json'] !== true) tell(invocation, found);
  if (!(await consent(invocation, found.asks.title))) {
    stdout.write('Nothing was changed.\n');
    return { code: EXIT.interrupted, next: null };
  }
  const ended: RunState[] = [];
  const code = await executeHere(invocation, async (doing) => {
    const state = await startRecovery(recoveryWorldOf(invocation), found.plan, doing);
    ended.push(state);
    return state;
  });
  return { code, next: nextOf(ended[0]) };
}

function nextOf(state: RunState | undefined) {
  const next = textField(state?.result, 'next');
  return state?.cancelled === null ? (LEVELS.find((level) => level === next) ?? null) : null;
}

async function wants({ values, ask, stdout }: Invocation, level: string): Promise<boolean> {
  if (values['yes'] === true || values['json'] === true || ask === undefined) return false;
  stdout.write(`\nThat was not enough. The next level is ${level}.\n`);
  const answer = await ask(`Plan a recovery of the level ${level}? [y/N] `);
  return answer !== null && /^y(?:es)?$/i.test(answer.trim());
}
