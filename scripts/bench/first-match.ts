import { createEmulator, parsed, screenText } from '../../test/support/terminal/emulator.ts';
import { Session } from '../../test/support/terminal/pty.ts';

/** How big the window of every measurement is. */
export const WINDOW = { cols: 120, rows: 36 };

/** Milliseconds from the start of the program on a terminal to the first screen that matches. */
export async function millisecondsToScreen(
  args: readonly string[],
  env: Record<string, string>,
  wanted: RegExp,
): Promise<number> {
  await using session = new Session(process.execPath, args, { ...WINDOW, env });
  await session.waitFor(wanted, 20_000);
  const { terminal, cast } = { terminal: createEmulator(WINDOW), cast: [...session.cast] };
  try {
    for (const [seconds, , data] of cast) {
      terminal.write(data);
      await parsed(terminal);
      if (wanted.test(screenText(terminal))) return seconds * 1000;
    }
  } finally {
    terminal.dispose();
    session.press('q');
  }
  throw new Error(`the replay never showed ${String(wanted)}`);
}
