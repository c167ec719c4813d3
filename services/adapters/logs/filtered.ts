import { isOpen } from '#domain/logs/query.ts';

import type { Searcher } from './search/searcher.ts';
import type { LogStream, Piece, StreamLine, Wanted } from './stream.ts';

/** Lines that are looked at together. */
const PORTION = 2000;

/** Reads from a stream only lines that a query wants; one that cannot choose by itself is read page by page. */
export async function readWanted(
  stream: LogStream,
  wanted: Wanted,
  searcher: Searcher,
  signal: AbortSignal,
): Promise<Piece> {
  const { query, way, count } = wanted;
  if (stream.chooses || query === undefined || isOpen(query)) return stream.read(wanted, signal);
  const found: (readonly StreamLine[])[] = [];
  let { from } = wanted;
  let left = count;
  let searchedBytes = 0;
  for (;;) {
    const piece = await stream.read({ from, way, count: PORTION }, signal);
    const chosen = await searcher.choose(piece.lines, query, signal);
    const taken = way === 'up' ? chosen.slice(-left) : chosen.slice(0, left);
    found.push(taken);
    left -= taken.length;
    searchedBytes += piece.searchedBytes;
    const edge = way === 'up' ? piece.lines[0]?.start : piece.lines.at(-1)?.end;
    const isOver = piece.end || edge === undefined;
    if (left === 0 || isOver) {
      const lines = (way === 'up' ? found.toReversed() : found).flat();
      return { lines, end: isOver && taken.length === chosen.length, searchedBytes };
    }
    from = edge;
  }
}
