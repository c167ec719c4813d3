import type { Terminal } from './emulator.ts';

/**
 * The kernel resets a terminal's settings when the session's first process ends, so whoever wants to see what a program
 * left behind needs a shell that outlives it, as a person has. The shell reports the end in a sequence of our own.
 */
const REPORT = 7077;
const SCRIPT = `"$@"; printf '\\033]${REPORT};%d\\007' $?; exec sleep 2147483`;

/** The command line that runs a program as a foreground job of a shell which then keeps the terminal open. */
export const heldCommand = (file: string, args: readonly string[]): [string, string[]] => [
  '/bin/sh',
  ['-mc', SCRIPT, 'sh', file, ...args],
];

/** Calls back with the shell's `$?` when the held program has ended. */
export function onHeldEnd(terminal: Terminal, ended: (status: number) => void): void {
  terminal.parser.registerOscHandler(REPORT, (status) => {
    ended(Number(status));
    return true;
  });
}
