import { QUOTE } from './characters.ts';
import { NONE } from './codes.ts';
import { isLevelKey, levelValue } from './field.ts';
import { member, nextMember } from './members.ts';

/**
 * Code of the level that a JSON line says in its outer object, whatever its message or inner objects say. `wrapped` judges
 * the line of another program that such a line may hold.
 */
export function jsonLevel(
  bytes: Uint8Array,
  from: number,
  to: number,
  wrapped: (bytes: Uint8Array, from: number, to: number) => number,
): number {
  let logFrom = -1;
  let logTo = -1;
  for (let at = nextMember(bytes, from + 1, to); at >= 0; at = nextMember(bytes, at, to)) {
    if (isLevelKey(bytes, member.keyFrom, member.keyTo)) return levelValue(bytes, member.from, member.to);
    if (isLog(bytes, member.keyFrom, member.keyTo) && bytes[member.from] === QUOTE) {
      logFrom = member.from + 1;
      logTo = member.to;
    }
  }
  return logFrom < 0 ? NONE : wrapped(bytes, logFrom, logTo);
}

/** Docker keeps a whole line of a program in `log`. */
function isLog(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 3 && bytes[from] === 0x6c && bytes[from + 1] === 0x6f && bytes[from + 2] === 0x67;
}
