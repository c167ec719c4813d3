import type { Invocation } from '#cli/command.ts';
import { learnedBefore } from '#cli/recover/planned.ts';
import { seen } from '#cli/recover/text.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import { levelRows } from '#domain/emergency/recovery/level-rows.ts';
import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import { type PlanLine, planText } from '#domain/emergency/recovery/plan-text.ts';
import { distanceWords, nameOfGood, reasonOf } from '#domain/emergency/recovery/words.ts';
import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { LEVELS, nextLevel, type Level } from '#domain/recovery/levels.ts';
import { staysEnded } from '#domain/recovery/stays-ended.ts';
import { targetOf } from '#services/procedures/recovery/about.ts';
import { wishFor } from '#services/procedures/recovery/outlook.ts';
import { planRecovery, type RecoveryWish } from '#services/procedures/recovery/plan.ts';
import { startRecovery, undoRecovery } from '#services/procedures/recovery/start.ts';

import { numbered, typed } from './numbered.ts';
import type { Plain } from './run.ts';

/** Choice 2: what is broken and what needs it, in order. */
export const restartInOrder = (plain: Plain): Promise<number | null> =>
  recover(plain, { level: 'order', services: plain.situation.restarts });

/** Choice 3: how deep, back to what, then the same. */
export async function fullRecovery(plain: Plain): Promise<number | null> {
  const { invocation, situation } = plain;
  const [worst] = situation.broken;
  const { outlook } = situation;
  if (worst === undefined || outlook === null || typeof outlook === 'string') return null;
  invocation.stdout.write('\nHow deep? All files can be brought back afterwards, byte for byte.\n');
  const rows = levelRows(outlook).map(({ number, title, size, note, off, level }) => ({
    number,
    text: [title, size.replaceAll(/ {2,}/g, ' '), note].filter((text) => text !== '').join(', '),
    off,
    level,
  }));
  const row = await numbered(rows, invocation);
  if (row === null) return null;
  const to = row.level === 'reset' ? await whichGood(plain, outlook) : null;
  if (to === 'left') return null;
  const target = await targetOf(serviceWorldOf(invocation), invocation.config, worst, invocation.signal);
  return recover(plain, wishFor(target, { level: row.level, to }));
}

/** The commit of a known good; null where there is no choice, `left` when the person leaves. */
async function whichGood({ invocation }: Plain, { goods }: RecoveryOutlook): Promise<string | null> {
  if (goods.length < 2) return null;
  const now = invocation.world.clock.now();
  invocation.stdout.write('\nBack to which known good?\n');
  const rows = goods.map((good, at) => ({
    number: at + 1,
    text: `${nameOfGood(good)}, ${reasonOf(good, now)}: ${distanceWords(good.distance)}`,
    off: null,
    commit: good.commit,
  }));
  const row = await numbered(rows, invocation);
  return row === null ? 'left' : row.commit;
}

/** Plans, shows, asks, runs, and offers what may be wanted afterwards. */
async function recover(plain: Plain, wish: RecoveryWish): Promise<number | null> {
  const { invocation } = plain;
  const { config, signal } = invocation;
  const world = serviceWorldOf(invocation);
  const { plan, findings, asks } = await planRecovery(world, config, wish, signal);
  const before = await learnedBefore(invocation.world, plan);
  const notes = [...findings.map(({ message }) => message), ...asks.consequences, ...before.slice(0, 1).map(seen)];
  printPlan(invocation, planText(plan), notes);
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) throw new OpsError(blocking.id, blocking.message, { exit: 'refused' });
  if (!(await typed('recover', invocation))) return null;
  const ended: RunState[] = [];
  const code = await executeHere(invocation, async (doing) => {
    const state = await startRecovery(world, plan, doing);
    ended.push(state);
    return state;
  });
  const [state] = ended;
  return state === undefined ? code : ((await afterwards(plain, wish, state)) ?? code);
}

/** Undo it all, or the next level; null when nothing of that was wanted. */
async function afterwards(plain: Plain, wish: RecoveryWish, state: RunState): Promise<number | null> {
  const { invocation } = plain;
  const next = deeper(state, wish.level);
  if (next !== null) {
    invocation.stdout.write(`\nThat was not enough; nothing is lost. The next level is ${next}.\n`);
    const row = await numbered([{ number: 1, text: `Plan the level ${next}`, off: null }], invocation);
    return row === null ? null : recover(plain, { ...wish, level: next });
  }
  if (whyNotUndoable(state) !== null) return null;
  const learn = `cpm-console learn new --from run:${state.run}`;
  invocation.stdout.write(`\nTo write down what was learned: ${learn}\n`);
  const row = await numbered(
    [{ number: 1, text: `Undo it all: cpm-console recover undo ${state.run}`, off: null }],
    invocation,
  );
  if (row === null) return null;
  for (const text of staysEnded(state)) invocation.stdout.write(`${text}\n`);
  if (!(await typed('undo', invocation))) return null;
  return executeHere(invocation, (doing) => undoRecovery(serviceWorldOf(invocation), state.run, doing));
}

/** The level after one whose result was not healthy; null where there is none or that was not the trouble. */
function deeper({ result, error }: RunState, level: Level): Level | null {
  const told = textField(result, 'next');
  return LEVELS.find((one) => one === told) ?? (error?.code === 'not-healthy' ? nextLevel(level) : null);
}

const INDENT = { phase: '', step: '   ', command: '     $ ', note: '   ' } as const;

/** A plan with every command, and what to know before. */
export function printPlan({ stdout }: Invocation, lines: readonly PlanLine[], notes: readonly string[]): void {
  stdout.write('\n');
  for (const { type, text } of lines) stdout.write(`${INDENT[type]}${text}\n`);
  stdout.write('\n');
  for (const note of notes) stdout.write(`${note}\n`);
}
