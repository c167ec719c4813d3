import { useInput, usePaste } from 'ink';
import { useLayoutEffect, useMemo } from 'react';

import { places } from '#screens/places/registry.ts';
import { useAppStore } from '#store/react.tsx';
import type { AppStore } from '#store/store.ts';
import { placeOf } from '#store/views.ts';

import { useAvailable } from './actions.tsx';
import type { Available } from './available.ts';
import { useCell } from './cell.ts';
import { type Desk, dispatch } from './dispatch.ts';
import { type Press, pressesOf } from './key-name.ts';
import { createQueue } from './queue.ts';

/** Listens to the keyboard, once for the whole screen. A screen that shows nothing (`blind`) only lets people leave. */
export function useKeyboard(blind: boolean): void {
  const available = useAvailable();
  const store = useAppStore();
  const sees = useCell(!blind);
  useLayoutEffect(() => sees.set(!blind), [sees, blind]);
  const queue = useMemo(
    () =>
      createQueue<Press>((press) => {
        if (sees.get()) handle(press, store, available);
        else if (LEAVES.has(store.getState().keymap.get(press.name))) available.find('quit')?.run();
      }),
    [available, store, sees],
  );
  useInput((input, key) => queue.push(pressesOf(input, key)));
  // Pasted text must never act as keys.
  usePaste((text) => {
    const line = text.replace(/\s+/g, ' ');
    if (available.typist?.({ name: 'paste', text: line, raw: text }) !== true)
      store.acts.toast('Nothing here takes pasted text.');
  });
}

const LEAVES = new Set<string | undefined>(['quit', 'interrupt']);

function handle(press: Press, store: AppStore, available: Available): void {
  const { session, toasts } = store.getState();
  // What is read aloud stays until somebody goes on.
  if (session.screenReader && toasts.length > 0) store.acts.set({ toasts: [] });
  dispatch(press, deskOf(store, available));
}

function deskOf({ getState, acts }: AppStore, available: Available): Desk {
  return {
    available,
    keymap: getState().keymap,
    say: (text) => acts.toast(text),
    goTo(number) {
      const place = places.find((candidate) => candidate.number === number);
      const { views } = getState();
      if (place !== undefined && (placeOf(views) !== place.id || views.length > 1)) acts.go(place.id);
      return place !== undefined;
    },
  };
}
