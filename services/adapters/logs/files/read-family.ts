import { EVERY_LINE } from '#domain/logs/query.ts';
import type { Piece, StreamLine, Wanted } from '#services/adapters/logs/stream.ts';

import type { Generation } from './generation.ts';
import type { FileLine, FilePage, FileWanted } from './page.ts';
import { placed, placeOf, startAt } from './place.ts';

/** A last line without a newline may be half of one while its file was written so recently (ms). */
const GROWING_MS = 1000;

/** Reads a page of one generation; null when its file has moved. */
export type PageOf = (generation: Generation, wanted: FileWanted) => Promise<FilePage | null>;

/** Reads over the generations of a log; null when one of them has moved meanwhile. */
export async function readFamily(
  generations: readonly Generation[],
  { from, way, count, query = EVERY_LINE }: Wanted,
  pageOf: PageOf,
): Promise<Piece | null> {
  const found: StreamLine[][] = [];
  const lines = (): StreamLine[] => (way === 'up' ? found.toReversed() : found).flat();
  let { index, offset } = startAt(generations, placeOf(from), way);
  let left = count;
  let searchedBytes = 0;
  for (let one = generations[index]; one !== undefined && left > 0; one = generations[index]) {
    const generation = one;
    const page = await pageOf(generation, {
      from: offset,
      way,
      packed: generation.packing !== null,
      count: left,
      query,
      now: Date.now(),
      growing: isGrowing(generation),
    });
    if (page === null) return null;
    found.push(page.lines.map((line) => streamLine(line, generation)));
    left -= page.lines.length;
    searchedBytes += page.searchedBytes;
    if (!page.end) return { lines: lines(), end: false, searchedBytes };
    index += way === 'up' ? -1 : 1;
    offset = null;
  }
  return { lines: lines(), end: generations[index] === undefined, searchedBytes };
}

/** Whether the end of its last line may still be on its way. */
export const isGrowing = ({ live, packing, modifiedAt }: Generation): boolean =>
  live && packing === null && Date.now() - modifiedAt < GROWING_MS;

function streamLine({ start, end, ...line }: FileLine, { id, modifiedAt }: Generation): StreamLine {
  return {
    ...line,
    start: placed({ id, offset: start }),
    end: placed({ id, offset: end }),
    key: line.key ?? modifiedAt,
  };
}
