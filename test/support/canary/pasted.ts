import { toSvg } from '../../../scripts/picture/svg.ts';
import type { Session } from '../terminal/pty.ts';
import { calm } from './calm.ts';
import type { Trace } from './evidence.ts';

/** A field that takes text: the place it is in, the keys and words that lead to it, and what is on the screen then. */
interface Field {
  readonly place: string;
  readonly keys: readonly string[];
  readonly open: string;
  /** `enter` keeps what was pasted. */
  readonly leave: 'esc' | 'enter';
}

const FIELDS = {
  'the filter': { place: '4', keys: ['/'], open: 'esc clear', leave: 'esc' },
  'the palette': { place: '1', keys: [':'], open: 'Find anything', leave: 'esc' },
  'a learning': { place: '6', keys: ['w'], open: 'Write a learning', leave: 'esc' },
  'a credential': { place: '7', keys: ['c'], open: 'nothing is kept until you save it', leave: 'esc' },
  'a note': { place: '5', keys: [':', 'Sign the daily list off with', 'enter'], open: 'Note:', leave: 'enter' },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

/** A list can be signed once. */
export const FIELD_NAMES: readonly FieldName[] = ['the filter', 'the palette', 'a learning', 'a credential', 'a note'];

/** A place that was just opened may not take the key yet. */
const OPEN_MS = 5000;
const TRIES = 8;

/** Pastes a value into fields, as somebody does who has the wrong thing on the clipboard; `seen` is what is seen of it. */
export async function pasted(
  session: Session,
  value: string,
  seen: RegExp,
  names: readonly FieldName[] = FIELD_NAMES,
): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const name of names) {
    const field: Field = FIELDS[name];
    await opened(session, field);
    session.press(`paste:${value}`);
    await session.waitFor(seen);
    traces.push({ sink: 'frame', where: name, bytes: session.screen() });
    traces.push({ sink: 'picture', where: name, bytes: toSvg(session.terminal) });
    session.press(field.leave);
    await session.waitFor((screen) => !screen.includes(field.open));
  }
  return traces;
}

async function opened(session: Session, field: Field): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      return await lead(session, field);
    } catch (thrown) {
      if (tries === TRIES) throw thrown;
      await calm(session);
    }
}

async function lead(session: Session, { place, keys, open }: Field): Promise<void> {
  session.press(place);
  await session.waitFor((screen) => screen.includes('╭ Integrations') === (place === '1'), OPEN_MS);
  for (const key of keys) {
    if (key.includes(' ')) session.write(key);
    else session.press(key);
    if (key === ':') await session.waitFor('Find anything', OPEN_MS);
    if (key.includes(' ')) await session.waitFor(/❯.*list off with(?!.*nothing can)/, OPEN_MS);
  }
  await session.waitFor(open, OPEN_MS);
}
