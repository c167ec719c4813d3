import { createEmulator, parsed, screenText } from '../../../test/support/terminal/emulator.ts';
import type { Session } from '../../../test/support/terminal/pty.ts';
import { WINDOW } from '../first-match.ts';

/** A key, and what the screen shows once it was obeyed. */
export interface Key {
  readonly key: string;
  readonly answer: RegExp;
}

interface Pressed extends Key {
  /** Milliseconds since the start of the session. */
  readonly at: number;
}

/** Presses the keys one after another, each when the one before was obeyed. */
export async function pressed(
  session: Session,
  keys: readonly Key[],
  answered: () => Promise<void>,
): Promise<Pressed[]> {
  const all: Pressed[] = [];
  for (const one of keys) {
    all.push({ ...one, at: session.elapsedMs() });
    session.press(one.key);
    await session.waitFor(one.answer, 20_000);
    await answered();
  }
  return all;
}

/** Milliseconds from each key to the first frame that shows its answer: the terminal's output is played again. */
export async function answerTimes(session: Session, presses: readonly Pressed[]): Promise<number[]> {
  const terminal = createEmulator(WINDOW);
  const times: number[] = [];
  let next = 0;
  try {
    for (const [seconds, , data] of session.cast) {
      terminal.write(data);
      await parsed(terminal);
      const open = presses[next];
      if (open === undefined) break;
      const ms = seconds * 1000 - open.at;
      if (ms < 0 || !open.answer.test(screenText(terminal))) continue;
      times.push(ms);
      next += 1;
    }
  } finally {
    terminal.dispose();
  }
  if (times.length < presses.length) throw new Error(`only ${times.length} of ${presses.length} keys were obeyed`);
  return times;
}
