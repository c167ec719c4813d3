import { useInput, usePaste } from 'ink';
import { useMemo } from 'react';

import { places } from '#screens/places/registry.ts';
import { useActs, useAppStore } from '#store/react.tsx';
import { placeOf } from '#store/views.ts';

import { useAvailable } from './actions.tsx';
import { dispatch } from './dispatch.ts';
import { type Press, pressesOf } from './key-name.ts';
import { createQueue } from './queue.ts';

/** Listens to the keyboard, once for the whole screen. */
export function useKeyboard(): void {
  const available = useAvailable();
  const store = useAppStore();
  const { go, toast } = useActs();
  const queue = useMemo(
    () =>
      createQueue<Press>((press) =>
        dispatch(press, {
          available,
          keymap: store.getState().keymap,
          say: (text) => toast(text),
          goTo(number) {
            const place = places.find((candidate) => candidate.number === number);
            const { views } = store.getState();
            if (place !== undefined && (placeOf(views) !== place.id || views.length > 1)) go(place.id);
            return place !== undefined;
          },
        }),
      ),
    [available, store, go, toast],
  );
  useInput((input, key) => queue.push(pressesOf(input, key)));
  // Pasted text must never act as keys.
  usePaste((text) => {
    const line = text.replace(/\s+/g, ' ');
    if (available.typist?.({ name: 'paste', text: line }) !== true) toast('Nothing here takes pasted text.');
  });
}
