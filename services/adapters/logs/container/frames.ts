/** A piece of what a container printed, as its engine keeps it: `TIME TEXT`, with a newline unless the line goes on. */
export interface Frame {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

const HEADER = 8;
const NEWLINE = 10;
/** No frame is longer; an engine cuts lines into pieces of 16 KiB. */
const LONGEST = 1024 * 1024;

/**
 * Takes the answer of an engine apart. Containers without a terminal answer in frames, each behind eight bytes that say
 * the stream and the length; those with one answer with the mere lines.
 */
export async function* framesOf(answer: AsyncIterable<Buffer>): AsyncGenerator<Frame, undefined> {
  let held: Buffer = Buffer.alloc(0);
  let framed: boolean | null = null;
  for await (const chunk of answer) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    // A line begins with a year, so with a digit.
    if (held.length > 0) framed ??= (held[0] ?? 0) <= 2;
    for (let length = lengthOf(held, framed === true); length !== null; length = lengthOf(held, framed === true)) {
      const head = framed === true ? HEADER : 0;
      yield { stream: held[0] === 2 ? 'stderr' : 'stdout', bytes: held.subarray(head, head + length) };
      held = held.subarray(head + length);
    }
  }
  if (framed === false && held.length > 0) yield { stream: 'stdout', bytes: held };
}

/** Bytes of the next piece without its header; null when it is not all there. */
function lengthOf(held: Buffer, framed: boolean): number | null {
  if (!framed) {
    const newline = held.indexOf(NEWLINE);
    return newline >= 0 ? newline + 1 : held.length > LONGEST ? held.length : null;
  }
  if (held.length < HEADER) return null;
  const length = Math.min(held.readUInt32BE(4), LONGEST);
  return held.length < HEADER + length ? null : length;
}
