import { toSvg } from '../../../scripts/picture/svg.ts';
import type { Session } from '../terminal/pty.ts';
import type { Trace } from './evidence.ts';

/** A key that nothing answers leads nowhere here. */
const ANSWERED_MS = 150;
/** The filter, a form or a credential to add, a note or a learning, the palette; each is left without an answer. */
const FIELDS = ['/', 'c', 'w', ':'];

/** Pastes a value into whatever takes text in the places, as somebody does who has the wrong thing on the clipboard. */
export async function pasted(session: Session, places: string, value: string): Promise<Trace[]> {
  const traces: Trace[] = [];
  const press = (key: string): Promise<boolean> => {
    const before = session.screen();
    session.press(key);
    return session
      .waitFor((screen) => screen !== before, ANSWERED_MS)
      .then(
        () => true,
        () => false,
      );
  };
  for (const place of places) {
    await press(place);
    for (const field of FIELDS) {
      if (!(await press(field))) continue;
      session.press(`paste:${value}`);
      const taken = (screen: string) => screen.includes(value) || /\[redacted|hidden/.test(screen);
      await session.waitFor(taken, ANSWERED_MS).catch(() => undefined);
      const where = `${field} in place ${place}`;
      traces.push({ sink: 'frame', where, bytes: session.screen() });
      traces.push({ sink: 'picture', where, bytes: toSvg(session.terminal) });
      await press('esc');
      await press('esc');
    }
  }
  return traces;
}
