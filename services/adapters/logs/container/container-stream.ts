import { BEGINNING, type LogStream, type Piece, type Position, type Wanted } from '#services/adapters/logs/stream.ts';

import { type ContainerPlace, type Span, spoken } from './ask.ts';
import { followContainer } from './follow.ts';
import { linesOf } from './lines.ts';
import { inOrder, isAfter, type Moment, momentOf, Ordered, placed, type Said } from './moment.ts';

/** How far back is looked for a page, in seconds, before all of it is read. */
const LOOK_BACK = [60, 3600];

/** Lines of the two streams of a container may come a little out of order. */
const SLACK = 64;

/** A container, asked over the socket of its engine. Places are the times that the engine gave, to the nanosecond. */
export function containerStream(name: string, place: ContainerPlace): LogStream {
  const said = async function* (span: Span, signal: AbortSignal): AsyncGenerator<Said, undefined> {
    const ordered = new Ordered();
    for await (const line of spoken(place, span, signal)) yield ordered.next(line);
  };
  const latest = async (span: Span, signal: AbortSignal): Promise<Said | null> => {
    let found: Said | null = null;
    for await (const line of said(span, signal)) if (found === null || isAfter(line, found.start)) found = line;
    return found;
  };
  const end = async (signal: AbortSignal): Promise<Position> => {
    const tail = await latest({ tail: SLACK }, signal);
    if (tail === null) return BEGINNING;
    // Others may have been said in the same moment.
    const last = await latest({ since: secondOf(tail.start) }, signal);
    return placed((last ?? tail).end);
  };
  const down = async (from: Moment, count: number, signal: AbortSignal): Promise<Piece> => {
    const found: Said[] = [];
    for await (const line of said({ since: secondOf(from) }, signal)) {
      if (isAfter(line, from)) found.push(line);
      if (found.length === count + SLACK) break;
    }
    return pieceOf(inOrder(found).slice(0, count), found.length <= count);
  };
  const up = async (from: Moment, count: number, signal: AbortSignal): Promise<Piece> => {
    for (const seconds of [...LOOK_BACK, null]) {
      const since = seconds === null ? 0 : Math.max(0, secondOf(from) - seconds);
      const found: Said[] = [];
      let more = false;
      for await (const line of said({ since, until: secondOf(from) + 1 }, signal)) {
        if (isAfter(line, from)) continue;
        found.push(line);
        if (found.length <= 2 * (count + SLACK)) continue;
        found.splice(0, found.length - count - SLACK);
        more = true;
      }
      if (found.length > count || more) return pieceOf(inOrder(found).slice(-count), false);
      if (seconds === null) return pieceOf(inOrder(found), true);
    }
    return pieceOf([], true);
  };
  return {
    name,
    chooses: false,
    end,
    seek: (at) => Promise.resolve(at <= 0 ? BEGINNING : placed({ at: BigInt(Math.ceil(at)) * 1_000_000n, nth: 0 })),
    read({ from, way, count }: Wanted, signal) {
      if (way === 'down') return down(momentOf(from), count, signal);
      return from === BEGINNING ? Promise.resolve(pieceOf([], true)) : up(momentOf(from), count, signal);
    },
    follow: (from, sink) => followContainer({ place, from, sink }),
    notices: [],
    close: () => Promise.resolve(),
  };
}

const secondOf = ({ at }: Moment): number => Number(at / 1_000_000_000n);

function pieceOf(said: readonly Said[], end: boolean): Piece {
  const lines = linesOf(said);
  return { lines, end, searchedBytes: lines.reduce((sum, { text }) => sum + text.length, 0) };
}
