import { SIGNAL_CODES } from '../signal-codes.ts';

let guards: (() => void)[] = [];

/** Until the screens take over, a signal puts the terminal back and ends the program. */
export function guardLastFrame(putBack: () => void): void {
  guards = SIGNAL_CODES.map(([signal, code]) => {
    const end = () => {
      putBack();
      process.exit(code);
    };
    process.on(signal, end);
    return () => process.off(signal, end);
  });
}

/** The screens answer to signals from here on. */
export function releaseLastFrame(): void {
  for (const release of guards) release();
  guards = [];
}
