import { releaseLastFrame } from './last-frame/guard.ts';
import { HUNG_UP, SIGNAL_CODES } from './signal-codes.ts';

/** How the screens were ended from outside or by a mistake. */
export interface Ending {
  /** The exit code; throws what nobody caught, so that it is reported when the terminal is a person's again. */
  readonly exitCode: () => number;
  readonly release: () => void;
}

/** A signal, or an error that nobody caught, leaves the screen as `q` does, so that the terminal is put back. */
export function endOnSignals(leave: () => void): Ending {
  let code = 0;
  let crash: { readonly thrown: unknown } | null = null;
  const end = (exit: number) => {
    code = exit;
    leave();
  };
  const uncaught = (thrown: unknown) => {
    crash ??= { thrown };
    end(1);
  };
  const handlers = SIGNAL_CODES.map(([signal, exit]) => [signal, () => end(exit)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  process.on('uncaughtException', uncaught);
  releaseLastFrame();
  // A closed window takes the terminal away from what is still being drawn and read; it says HUP besides.
  for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => end(HUNG_UP));
  return {
    exitCode() {
      if (crash !== null) throw crash.thrown;
      return code;
    },
    release() {
      // A closed window says HUP more than once.
      for (const [signal, handler] of handlers) if (signal !== 'SIGHUP') process.off(signal, handler);
      process.off('uncaughtException', uncaught);
    },
  };
}
