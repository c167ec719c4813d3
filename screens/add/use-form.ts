import { useEffect } from 'react';

import { messageOf } from '#domain/errors.ts';
import { missing } from '#domain/form.ts';
import { type Cell, useCell } from '#screens/frame/cell.ts';
import type { AddForm, Adder, Tried } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import { answersOf, focusedOn, formOf, type FormState } from './model.ts';

export interface Filling {
  readonly cell: Cell<FormState>;
  /** Tries the answers once; nothing is kept. */
  readonly tryIt: () => void;
  /** Writes what was tried. */
  readonly add: () => void;
}

/** A form, its questions once they are known, and what can be done with the answers. */
export function useForm(adder: Adder, form: AddForm): Filling {
  const cell = useCell<FormState>(formOf([]));
  const { did, pop, toast } = useActs();
  useEffect(() => {
    let open = true;
    adder.fields(form).then(
      (fields) => open && cell.set(formOf(fields)),
      (error: unknown) => open && toast(messageOf(error), 'error'),
    );
    return () => {
      open = false;
    };
  }, [adder, form, cell, toast]);

  const tryIt = () => {
    const state = cell.get();
    const answers = answersOf(state);
    const [empty] = missing(state.fields, answers);
    if (empty !== undefined) {
      const problems = [{ key: empty, message: 'this is needed' }];
      cell.set(focusedOn({ ...state, tried: { problems, text: '' } }, empty));
      return;
    }
    if (state.busy !== null) return;
    cell.set({ ...state, busy: 'trying', tried: null });
    const adding = { form, answers };
    const tell = (tried: Tried, text: string) => {
      const now = cell.get();
      const same = JSON.stringify(answersOf(now)) === JSON.stringify(answers);
      const after = { ...now, busy: null, tried: same ? { ...tried, text } : null };
      cell.set('problems' in tried ? focusedOn(after, tried.problems[0]?.key) : after);
    };
    adder.tryIt(adding).then(
      async (tried) => tell(tried, 'reading' in tried ? await adder.show(adding).catch(messageOf) : ''),
      (error: unknown) => tell({ problems: [{ key: '', message: messageOf(error) }] }, ''),
    );
  };

  const write = async () => {
    const state = cell.get();
    cell.set({ ...state, busy: 'adding' });
    try {
      const { path, undo } = await adder.add({ form, answers: answersOf(state) });
      pop();
      did(`Added to ${path}.`, () => void undo().catch((error: unknown) => toast(messageOf(error), 'error')));
    } catch (error) {
      cell.set({ ...cell.get(), busy: null });
      toast(messageOf(error), 'error');
    }
  };
  const add = () => void (cell.get().busy === null && write());
  return { cell, tryIt, add };
}
