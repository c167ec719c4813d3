const NEWLINE = 10;
/** More of a line is never looked at, however long it is. */
export const MOST_OF_LINE = 8192;
/** Room behind what was read, kept zero, for rules that look ahead. */
const ROOM = 64;

/** Gets a line, or the beginning of a very long one, and where it begins in the log. */
export type OnLine = (bytes: Uint8Array, from: number, to: number, offset: number) => void;

/** Cuts what is read into lines. Memory is bounded, and where one read ends and the next begins makes no difference. */
export interface Lines {
  readonly bytes: Uint8Array;
  /** Where the next read goes in `bytes`, and how much of it there is room for. */
  space(): { readonly at: number; readonly length: number };
  /** So many bytes were read there. */
  filled(length: number): void;
  /** The log ends; answers where. A last line without an end is one too. */
  end(): number;
}

export function linesOf(bytes: Uint8Array, from: number, onLine: OnLine): Lines {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const capacity = bytes.length - ROOM;
  /** Where `bytes` begin in the log, what of them is a line not yet ended, and whether its beginning was told already. */
  let base = from;
  let held = 0;
  let inside = false;
  const tell = (start: number, end: number): void =>
    onLine(text, start, Math.min(end, start + MOST_OF_LINE), base + start);

  return {
    bytes,
    space: () => ({ at: held, length: capacity - held }),
    filled(length) {
      const end = held + length;
      let start = 0;
      for (let at = text.indexOf(NEWLINE, held); at >= 0 && at < end; at = text.indexOf(NEWLINE, at + 1)) {
        if (!inside) tell(start, at);
        inside = false;
        start = at + 1;
      }
      if (!inside && end - start > MOST_OF_LINE) {
        tell(start, end);
        inside = true;
      }
      base += inside ? end : start;
      held = inside ? 0 : end - start;
      if (held > 0) text.copyWithin(0, start, end);
    },
    end() {
      bytes.fill(0, held, held + ROOM);
      if (held > 0) tell(0, held);
      return base + held;
    },
  };
}
