import { useStdout } from 'ink';
import { useEffect } from 'react';

type Terminal = Pick<NodeJS.WritableStream, 'write'>;

interface Lent {
  readonly timer: NodeJS.Timeout;
  readonly takeBack: () => void;
}

const lent = new WeakMap<Terminal, Lent>();

/** Puts a value on the terminal's clipboard for a while. One that was lent before is not waited for any more. */
export function lend(stdout: Terminal, sequence: (text: string) => string, text: string, forMs: number): void {
  clearTimeout(lent.get(stdout)?.timer);
  const takeBack = () => {
    lent.delete(stdout);
    stdout.write(sequence(''));
  };
  stdout.write(sequence(text));
  lent.set(stdout, { timer: setTimeout(takeBack, forMs), takeBack });
}

/** Takes what was lent off the clipboard when the screen goes. */
export function useLending(): void {
  const { stdout } = useStdout();
  useEffect(
    () => () => {
      const left = lent.get(stdout);
      clearTimeout(left?.timer);
      left?.takeBack();
    },
    [stdout],
  );
}
