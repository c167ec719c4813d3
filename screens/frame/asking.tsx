import { Confirm } from '#components/confirm.tsx';
import { editLine, EMPTY_LINE } from '#components/text-edit.ts';
import { type Confirmation, notYet } from '#domain/confirm.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { useActions } from './actions.tsx';
import { useCell } from './cell.ts';

/** Asks before an act. Enter presses the focused button, which is Cancel until a person moves or types. */
export function Asking({ ask, width, height }: Area & { readonly ask: Confirmation }) {
  const { show, toast } = useActs();
  const line = useCell(EMPTY_LINE);
  const focus = useCell<'cancel' | 'act'>('cancel');
  const moved = useCell(false);
  const why = () => notYet(ask, line.get().text);
  // Who typed a name and presses enter means the act, also with a name that is not the one.
  const meant = () => focus.get() === 'act' || (!moved.get() && line.get().text.trim() !== '');
  const move = (to: 'cancel' | 'act') => {
    moved.set(true);
    focus.set(to);
  };
  const swap = { run: () => move(focus.get() === 'act' ? 'cancel' : 'act') };
  const cancel = () => show(null);
  const act = () => {
    const reason = why();
    if (reason === null) {
      show(null);
      ask.run();
    } else toast(`${ask.button}: ${reason}.`);
  };
  const type = (press: Parameters<typeof editLine>[1]) => {
    const next = press.name === 'left' || press.name === 'right' ? null : editLine(line.get(), press);
    if (next === null) return false;
    line.set(next);
    // Who typed the whole name has decided: enter now means the act.
    if (why() === null) focus.set('act');
    return true;
  };
  useActions(
    'modal',
    {
      left: { run: () => move('cancel') },
      right: { run: () => move('act') },
      'next-panel': swap,
      'previous-panel': swap,
      open: { run: () => (meant() ? act() : cancel()), verb: 'press' },
      back: { run: cancel, verb: 'cancel' },
    },
    ask.tier === 'irreversible'
      ? { type, copies: () => ask.commands.join('\n') }
      : {
          copies: () => ask.commands.join('\n'),
          choose: (digit) => (digit === 1 ? cancel() : digit === 2 ? act() : undefined),
        },
  );
  return <Confirm ask={ask} screen={{ width, height }} line={line.get()} focus={focus.get()} why={why()} />;
}
