import { createEmulator, parsed, screenText } from '../../test/support/terminal/emulator.ts';
import { Session } from '../../test/support/terminal/pty.ts';
import { NODE_FLAGS } from '../build/node-flags.ts';

/** How big the window of every measurement is. */
export const WINDOW = { cols: 120, rows: 36 };

/**
 * Milliseconds from the start of the program on a terminal, as `npm start` and its own first line start it, to the first screen that matches. What was drawn when is noted
 * while it runs and looked at afterwards, so that looking takes no time from it.
 */
export async function millisecondsToScreen(
  args: readonly string[],
  env: Record<string, string>,
  wanted: RegExp,
): Promise<number> {
  await using session = new Session(process.execPath, [...NODE_FLAGS, ...args], { ...WINDOW, env });
  await session.waitFor(/CPU +\d+ %/, 20_000);
  session.press('q');
  await session.exited;
  const terminal = createEmulator(WINDOW);
  try {
    for (const [seconds, , data] of session.cast) {
      terminal.write(data);
      await parsed(terminal);
      if (wanted.test(screenText(terminal))) return seconds * 1000;
    }
  } finally {
    terminal.dispose();
  }
  throw new Error(`no screen showed ${String(wanted)}`);
}
