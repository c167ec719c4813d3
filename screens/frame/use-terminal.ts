import { useApp as useInk, useStdout } from 'ink';
import { useMemo } from 'react';

import { plural } from '#domain/format.ts';
import { useAppStore } from '#store/react.tsx';

import { copySequence, MOST_COPIED_BYTES } from './clipboard.ts';
import { lend } from './lending.ts';
import { MODES_OFF, modesOn } from './modes.ts';
import { type ForegroundCommand, useWatch } from './watch.ts';

/** What screens may do with the terminal itself. */
export interface TerminalActs {
  readonly copy: (text: string) => void;
  /** Puts a value on the clipboard and takes it off again, after the time or when the console ends. */
  readonly lend: (text: string, forMs: number) => void;
  /**
   * Leaves the terminal to a program and comes back when it has ended; `then` is given its exit code, and `atLast` is
   * called even where it could not be started.
   */
  readonly foreground: (command: ForegroundCommand, then?: (code: number | null) => void, atLast?: () => void) => void;
  readonly suspend: () => void;
  readonly repaint: () => void;
}

export function useTerminal(): TerminalActs {
  const { suspendTerminal } = useInk();
  const { stdout } = useStdout();
  const store = useAppStore();
  const watch = useWatch();
  return useMemo(() => {
    const { toast } = store.acts;
    /** Steps aside: Ink gives the screen and the keys back, and we the mouse. */
    const aside = async (meanwhile: () => Promise<void>): Promise<void> => {
      try {
        await suspendTerminal(async () => {
          stdout.write(MODES_OFF);
          await meanwhile();
        });
      } catch (error) {
        toast(error instanceof Error ? error.message : String(error), 'error');
      } finally {
        const { session, mouse } = store.getState();
        if (!session.screenReader) stdout.write(modesOn(mouse));
      }
    };
    return {
      copy(text) {
        if (Buffer.byteLength(text) > MOST_COPIED_BYTES) {
          toast('Not copied: terminals take no more than 70 kB.', 'error');
          return;
        }
        stdout.write(copySequence(text, store.getState().session.multiplexer ?? null));
        toast(`Copied ${plural(text.split('\n').length, 'line')}.`);
      },
      lend: (text, forMs) =>
        lend(stdout, (shown) => copySequence(shown, store.getState().session.multiplexer ?? null), text, forMs),
      foreground(command, then, atLast) {
        void aside(async () => {
          const code = await watch.foreground?.(command);
          if (code === undefined) return;
          if (code !== 0) toast(`${command.file} ended with ${code ?? 'a signal'}.`, 'error');
          then?.(code);
        }).finally(atLast);
      },
      suspend: () => void aside(async () => watch.stop?.()),
      repaint: () => void aside(() => Promise.resolve()),
    };
  }, [suspendTerminal, stdout, store, watch]);
}
