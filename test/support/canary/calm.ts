import { setTimeout as pause } from 'node:timers/promises';

import type { Session } from '../terminal/pty.ts';

/** On a busy machine a key may be read together with the one before it, which is another key, or be answered much later. */
const TRIES = 20;
const EACH_MS = 3000;
/** In the footer wherever no question, no field and no help is open. */
const PLAIN = 'q quit';
const AT_WORK = 'Stop it and leave';
const APART_MS = 150;

/** Leaves whatever is open, until the console would take `q` for leaving, or is gone. Throws what is on the screen when it does not. */
export async function calm(session: Session): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    session.press('esc');
    try {
      await session.waitFor(PLAIN, EACH_MS);
      return;
    } catch (thrown) {
      if (session.exit !== undefined) return;
      if (tries === TRIES) throw thrown;
    }
  }
}

/** Leaves the console by its key. Throws what is on the screen when it stays. */
export async function leave(session: Session): Promise<void> {
  const gone = (): boolean => session.exit !== undefined;
  for (let tries = 1; !gone(); tries += 1) {
    if (tries > TRIES) throw new Error(`It does not leave on q:\n${session.screen()}`);
    // What was pressed before may open only now and take the q; and right behind an esc it would be another key.
    session.press('esc');
    await Promise.race([session.exited, pause(tries * APART_MS)]);
    session.press('q');
    await Promise.race([session.exited, session.waitFor(AT_WORK, EACH_MS).catch(() => undefined)]);
    // One of the keys may have gone on with a run.
    if (!gone() && session.screen().includes(AT_WORK)) session.press('2');
  }
}
