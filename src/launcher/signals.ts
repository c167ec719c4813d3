import { releaseLastFrame } from './last-frame/guard.ts';
import { HUNG_UP, SIGNAL_CODES } from './signal-codes.ts';

/** How long leaving may take when the terminal is gone and cannot be put back. */
const GRACE_MS = 2000;

/** How the screens were ended from outside or by a mistake. */
export interface Ending {
  /** The exit code; throws what nobody caught, so that it is reported when the terminal is a person's again. */
  readonly exitCode: () => number;
  readonly release: () => void;
}

/**
 * A signal, or an error that nobody caught, leaves the screen as `q` does, so that the terminal is put back. Runs first
 * finish the step they are in: `hangUp` settles when they have.
 */
export function endOnSignals(leave: () => void, hangUp: () => Promise<void>): Ending {
  let code = 0;
  let crash: { readonly thrown: unknown } | null = null;
  const end = (exit: number) => {
    code = exit;
    void hangUp();
    leave();
  };
  /** Its window was closed: whatever is drawn, read or set on it fails, and nobody is there to be told. */
  const gone = () => {
    void hangUp().finally(() => setTimeout(() => process.exit(HUNG_UP), GRACE_MS).unref());
    try {
      end(HUNG_UP);
    } catch (thrown) {
      if (!isGone(thrown)) throw thrown;
    }
  };
  const uncaught = (thrown: unknown) => {
    if (isGone(thrown)) return gone();
    crash ??= { thrown };
    end(1);
  };
  const handlers = SIGNAL_CODES.map(
    ([signal, exit]) => [signal, signal === 'SIGHUP' ? gone : () => end(exit)] as const,
  );
  for (const [signal, handler] of handlers) process.on(signal, handler);
  for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', gone);
  // While the screens are up the terminal is theirs, and only they can give it back.
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', uncaught);
  releaseLastFrame();
  return {
    exitCode() {
      if (crash !== null) throw crash.thrown;
      return code;
    },
    release() {
      // A closed window says HUP more than once, and its errors may come late.
      for (const [signal, handler] of handlers) if (signal !== 'SIGHUP') process.off(signal, handler);
      process.off('uncaughtException', uncaught);
      for (const other of others) process.on('uncaughtException', other);
    },
  };
}

/** Whether this is what a terminal answers whose window was closed. */
export function isGone(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'EIO' || thrown.code === 'EPIPE');
}
