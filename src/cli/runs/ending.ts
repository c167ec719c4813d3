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
  const { error } = state;
  if (error !== null) stderr.write(`${error.message}\n${error.hint === null ? '' : `${error.hint}\n`}`);
  stdout.write(`${WORDS[state.state]}${resultOf(state)}\n`);
  if (state.state === 'stopped' || state.state === 'undo-incomplete') stdout.write(`${waysOut(state)}\n`);
  return state.exit ?? 1;
}

/** Which command goes on with a run, where it is not `push`. */
const NOUNS: Readonly<Record<string, string>> = {
  service: 'service',
  'end-process': 'process',
  recover: 'recover',
  rotate: 'cred',
  give: 'cred',
};

function waysOut({ run, plan }: RunState): string {
  const { [plan?.procedure ?? '']: noun = 'push' } = NOUNS;
  if (noun === 'recover')
    return `cpm-console recover resume ${run} goes on; cpm-console recover undo ${run} takes it back.`;
  if (plan?.procedure === 'backup') {
    const undo = plan.undoable === true ? `; cpm-console backup undo ${run} takes it back` : '';
    return `cpm-console backup resume ${run} goes on${undo}.`;
  }
  const end = noun === 'push' || noun === 'cred' ? 'takes it back' : 'ends it';
  return `cpm-console ${noun} resume ${run} goes on; cpm-console ${noun} abort ${run} ${end}.`;
}

function resultOf({ state, result, plan }: RunState): string {
  const said = textField(result, 'said');
  if (state === 'done' && said !== null) return ` ${said}`;
  const taken = textField(result, 'rolledBack');
  if (state === 'done' && taken !== null) return ` ${plan?.subject.id} ${taken} is taken back.`;
  const version = textField(result, 'version');
  if (state !== 'done' || version === null) return '';
  const reminder = textField(result, 'reminder');
  return ` ${plan?.subject.id} ${version} is released as ${textField(result, 'tag')}.${reminder === null ? '' : `\n${reminder}`}`;
}
