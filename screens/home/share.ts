/**
 * Shares lines: each gets its least, then a line in turn to whoever still wants one, until the room is used. With less
 * room than all the leasts the first ones get theirs.
 */
export function share(room: number, wanted: readonly number[], least: readonly number[]): readonly number[] {
  let left = Math.max(0, room);
  const given = wanted.map((wish, index) => {
    const lines = Math.min(wish, least[index] ?? 0, left);
    left -= lines;
    return lines;
  });
  for (let again = true; again && left > 0;) {
    again = false;
    for (const [index, wish] of wanted.entries()) {
      if (left > 0 && (given[index] ?? 0) < wish) {
        given[index] = (given[index] ?? 0) + 1;
        left -= 1;
        again = true;
      }
    }
  }
  return given;
}
