import { useStdin, useStdout } from 'ink';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';

import { useActs, useApp } from '#store/react.tsx';

import { useAvailable } from './actions.tsx';
import { useHits } from './hit-box.tsx';
import { MODES_OFF, modesOn } from './modes.ts';
import { createPointerReader, type PointerEvent } from './pointer.ts';
import { createQueue } from './queue.ts';
import { useTimes } from './times.ts';

/** Listens to clicks, the wheel and the focus of the terminal's window. */
export function usePointer(): void {
  const { stdin } = useStdin();
  const { stdout } = useStdout();
  const mouse = useApp((state) => state.mouse);
  const quiet = useApp((state) => state.session.screenReader);
  const available = useAvailable();
  const hits = useHits();
  const onFocus = useFocusPainting();
  const on = useEffectEvent((event: PointerEvent) => {
    if (event.type === 'focus') onFocus(event.focused);
    else if (event.type === 'click') hits.click(event.x, event.y, available.dialog !== undefined);
    else {
      const handler = available.find(event.step < 0 ? 'up' : 'down');
      if (handler !== undefined && handler.off === undefined) handler.run();
    }
  });
  // In the commit itself, because only that is certain to run backwards when the program is made to leave.
  useLayoutEffect(() => {
    if (quiet) return;
    stdout.write(modesOn(mouse));
    return () => void stdout.write(MODES_OFF);
  }, [stdout, mouse, quiet]);
  useEffect(() => {
    const read = createPointerReader();
    const queue = createQueue<PointerEvent>((event) => on(event));
    const listen = (data: string | Buffer) => queue.push(read(String(data)));
    stdin.on('data', listen);
    return () => void stdin.off('data', listen);
  }, [stdin]);
}

/** Nobody looks at a window without focus: it is painted now and then instead of at once. */
function useFocusPainting(): (focused: boolean) => void {
  const { hold, refresh } = useActs();
  const held = useApp((state) => state.held);
  const { unfocused } = useTimes();
  useEffect(() => {
    if (held !== 'away') return;
    const timer = setInterval(refresh, unfocused);
    return () => clearInterval(timer);
  }, [held, refresh, unfocused]);
  return (focused) => hold(focused ? null : 'away');
}
