import type { Output } from '#cli/command.ts';
import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';

const WORDS = {
  done: 'Done.',
  undone: 'Everything is as it was before.',
  stopped: 'Stopped half way.',
  abandoned: 'Ended where it stands.',
  'undo-incomplete': 'Not everything could be taken back.',
  running: 'Still running.',
} as const;

/** The last words of a run. */
export function tellEnd(state: RunState, { stdout, stderr }: { stdout: Output; stderr: Output }): number {
  const { error, run } = state;
  if (error !== null) stderr.write(`${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`);
  stdout.write(`${WORDS[state.state]}${resultOf(state)}\n`);
  if (state.state === 'stopped' || state.state === 'undo-incomplete')
    stdout.write(`cpm-console push resume ${run} goes on; cpm-console push abort ${run} takes it back.\n`);
  return state.exit ?? 1;
}

function resultOf({ state, result, plan }: RunState): string {
  const taken = textField(result, 'rolledBack');
  if (state === 'done' && taken !== null) return ` ${plan?.subject.id} ${taken} is taken back.`;
  const version = textField(result, 'version');
  if (state !== 'done' || version === null) return '';
  const reminder = textField(result, 'reminder');
  return ` ${plan?.subject.id} ${version} is released as ${textField(result, 'tag')}.${reminder === null ? '' : `\n${reminder}`}`;
}
