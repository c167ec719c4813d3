import { useEffect, useState } from 'react';

import { editLine } from '#components/text-edit.ts';
import { HiddenLine } from '#domain/credentials/hidden-line.ts';
import { fullMessageOf, OpsError } from '#domain/errors.ts';
import type { Adding, CredentialsDesk, ShownProvider } from '#screens/credentials/desk.ts';
import { type Cell, useCell } from '#screens/frame/cell.ts';
import type { Press } from '#screens/frame/key-name.ts';

import { type AddState, BEGIN, moved, providerOf, unchecked, whyNotCheck, withName } from './model.ts';

interface Parts {
  readonly desk: CredentialsDesk | null;
  readonly providers: readonly ShownProvider[];
  /** Told the name once it is stored and read back. */
  readonly stored: (name: string) => void;
  /** Opens the store; `done` when it is open. */
  readonly unlock: (done: () => void) => void;
}

export interface AddingActs {
  readonly cell: Cell<AddState>;
  readonly type: (press: Press) => boolean;
  /** Asks the provider. */
  readonly check: () => void;
  readonly save: () => void;
  /** The provider `step` further in the list. */
  readonly turn: (step: number) => void;
}

/** The wizard's own memory: the hidden value, what is known of it, and what happens to it. */
export function useAdding({ desk, providers, stored, unlock }: Parts): AddingActs {
  const [value] = useState(() => new HiddenLine());
  const asked = useCell<AbortController | null>(null);
  const cell = useCell<AddState>(BEGIN);
  const set = (change: Partial<AddState>) => cell.set({ ...cell.get(), ...change });
  useEffect(
    () => () => {
      asked.get()?.abort();
      value.clear();
    },
    [asked, value],
  );
  const inspect = async () => {
    const { chosen } = cell.get();
    const { length } = value;
    if (desk === null || length === 0) return set({ inspected: null });
    const inspected = await desk.inspect(value.secret(), chosen);
    // Somebody typed on meanwhile.
    if (value.length !== length || cell.get().chosen !== chosen) return;
    set({ inspected });
    const provider = providerOf(cell.get());
    if (provider !== null) cell.set(withName(cell.get(), await desk.freeName(provider)));
  };
  useEffect(() => {
    // What was pasted before there was anybody to look at it.
    void inspect();
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk]);
  const changed = (state: AddState) => {
    asked.get()?.abort();
    cell.set(unchecked(state));
    void inspect();
  };
  const adding = (): Adding | null => {
    const state = cell.get();
    const provider = providerOf(state);
    const text = (line: { readonly text: string }) => (line.text.trim() === '' ? null : line.text.trim());
    if (provider === null) return null;
    return {
      value: value.secret(),
      provider,
      name: state.name.text.trim(),
      baseUrl: text(state.address),
      rule: text(state.rule),
      replace: true,
    };
  };
  const check = async () => {
    const what = adding();
    if (desk === null || what === null || whyNotCheck(cell.get()) !== null) return;
    asked.get()?.abort();
    const asking = new AbortController();
    asked.set(asking);
    cell.set({ ...moved(cell.get(), 2), question: 'name', check: { at: 'asking' }, problem: null });
    try {
      const result = await desk.tryIt(what, asking.signal);
      if (!asking.signal.aborted) set({ check: { at: 'told', result } });
    } catch (thrown) {
      if (!asking.signal.aborted) set({ check: { at: 'failed', why: fullMessageOf(thrown) } });
    }
  };
  const save = async () => {
    const what = adding();
    const { check: checked } = cell.get();
    if (desk === null || what === null) return;
    set({ saving: true, problem: null });
    try {
      const { name } = await desk.add(what, checked.at === 'told' ? checked.result : null);
      value.clear();
      stored(name);
    } catch (thrown) {
      set({ saving: false, problem: fullMessageOf(thrown) });
      if (thrown instanceof OpsError && thrown.code === 'keychain-locked') unlock(() => void save());
    }
  };
  const turn = (step: number) => {
    const state = cell.get();
    const at = providers.findIndex(({ id }) => id === providerOf(state));
    // Before anything is known the first step leads to an end of the list.
    const from = at < 0 && step > 0 ? -1 : Math.max(0, at);
    const next = providers[(from + step + providers.length) % Math.max(1, providers.length)];
    if (next !== undefined) changed({ ...state, chosen: next.id, inspected: null });
  };
  return {
    cell,
    check: () => void check(),
    save: () => void save(),
    turn,
    type(press) {
      const state = cell.get();
      if (state.saving) return press.text !== '';
      if (state.question === 'value') {
        const heard = value.press(press, true);
        if (heard.taken) changed({ ...state, length: value.length, note: heard.note });
        return heard.taken;
      }
      // Letters are no keys while a form is open.
      if (state.question === 'provider') return press.text !== '';
      const line = editLine(state[state.question], press);
      if (line === null) return false;
      if (state.question === 'address') changed({ ...state, address: line });
      else cell.set({ ...state, [state.question]: line, named: state.named || state.question === 'name' });
      return true;
    },
  };
}
