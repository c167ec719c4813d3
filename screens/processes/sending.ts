import type { Confirmation } from '#domain/confirm.ts';
import { ownAncestors } from '#domain/processes/guard.ts';
import type { ProcessRow } from '#domain/processes/row.ts';
import { KILL_SIGNALS, type KillSignal, meaningOf } from '#domain/processes/signals.ts';
import type { Selection } from '#domain/selection.ts';

/** Rows of a dialog before it says how many more there are. */
const MOST = 8;

/** `4127 node`, `3 processes`. */
export const namesOf = (rows: readonly ProcessRow[]): string => {
  const [only, ...more] = rows;
  return only !== undefined && more.length === 0 ? `${only.pid} ${only.program}` : `${rows.length} processes`;
};

/** Which signal. */
export const whichSignal = (rows: readonly ProcessRow[], run: (signal: KillSignal) => void): Selection => ({
  title: `Send a signal to ${namesOf(rows)}`,
  choices: KILL_SIGNALS.map((signal) => ({ id: signal, title: signal, note: meaningOf(signal).about })),
  run(id) {
    const signal = KILL_SIGNALS.find((known) => known === id);
    if (signal !== undefined) run(signal);
  },
});

/** The question before a signal: exactly what it is, who it means, and whether this console goes with it. */
export function signalConfirmation(
  rows: readonly ProcessRow[],
  { all, signal, run }: { readonly all: readonly ProcessRow[]; readonly signal: KillSignal; readonly run: () => void },
): Confirmation {
  const ours = ownAncestors(all);
  const { expected, about } = meaningOf(signal);
  const verb = expected === 'ended' ? 'End' : `Send ${signal} to`;
  const children = all.filter(({ parent }) => rows.some(({ pid }) => pid === parent)).length;
  return {
    tier: 'interrupting',
    title: `${verb} ${namesOf(rows)}?`,
    commands: few(rows.map(({ pid }) => `kill -${signal} ${pid}`)),
    consequences: [
      ...few(rows.map(({ pid, program, command }) => `${pid} ${command === '' ? program : command}`)),
      `${signal} ${about}.`,
      ...(children > 0 && expected === 'ended'
        ? [`Its ${children === 1 ? 'child stays' : `${children} children stay`}, unless they end by themselves.`]
        : []),
      ...(expected !== 'running' && rows.some(({ pid }) => ours.has(pid))
        ? ['This console runs in it and may end with it.']
        : []),
    ],
    button: `${verb} ${namesOf(rows)}`,
    run,
  };
}

const few = (lines: readonly string[]): string[] =>
  lines.length <= MOST ? [...lines] : [...lines.slice(0, MOST - 1), `and ${lines.length - MOST + 1} more`];
