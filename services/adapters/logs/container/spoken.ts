import { LONGEST } from '#domain/logs/sanitise.ts';

import type { Frame } from './frames.ts';

/** One line of a container. */
export interface Spoken {
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  readonly text: string;
  /** Characters that are not in `text`. */
  readonly beyond: number;
}

const MOST = 4 * LONGEST;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d) ?/;

/** Lines of frames. The pieces of a long line each have a time; they are put together, and what is too long is counted. */
export async function* spokenIn(frames: AsyncIterable<Frame>): AsyncGenerator<Spoken, undefined> {
  const begun = new Map<Frame['stream'], Spoken>();
  for await (const { stream, bytes } of frames) {
    const piece = pieceOf(bytes.toString());
    const line = joined(begun.get(stream), piece);
    begun.delete(stream);
    if (line === null) continue;
    if (piece.text.endsWith('\n')) yield { ...line, text: line.text.replace(/\r?\n$/, '') };
    else begun.set(stream, line);
  }
  yield* begun.values();
}

interface Part {
  readonly at: bigint | null;
  readonly text: string;
}

function pieceOf(text: string): Part {
  const [head, seconds, fraction = '', zone = 'Z'] = TIME.exec(text) ?? [];
  if (head === undefined || seconds === undefined) return { at: null, text };
  const at = BigInt(Date.parse(`${seconds}${zone}`)) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return { at, text: text.slice(head.length) };
}

function joined(begun: Spoken | undefined, { at, text }: Part): Spoken | null {
  if (begun === undefined) return at === null ? null : { at, text, beyond: 0 };
  const whole = begun.text + text;
  if (whole.length <= MOST) return { ...begun, text: whole };
  const end = text.endsWith('\n') ? '\n' : '';
  return { ...begun, text: whole.slice(0, MOST) + end, beyond: begun.beyond + whole.length - MOST - end.length };
}
