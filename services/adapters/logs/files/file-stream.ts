import { EVERY_LINE } from '#domain/logs/query.ts';
import {
  BEGINNING,
  type LogStream,
  type Piece,
  type Position,
  type StreamLine,
  type Wanted,
} from '#services/adapters/logs/stream.ts';

import type { Bytes } from './bytes.ts';
import { type Family, familyOf } from './family.ts';
import { followFamily } from './follow.ts';
import type { Generation } from './generation.ts';
import { type FileLine, readPage } from './page.ts';
import { linesUp } from './raw-lines.ts';
import { seekTime } from './seek.ts';

/** A last line without a newline may be half of one while its file was written so recently (ms). */
const GROWING_MS = 1000;
const RETRIES = 5;

interface Place {
  readonly id: number;
  readonly offset: number;
}

const placed = ({ id, offset }: Place): Position => `${id}:${offset}`;

function placeOf(position: Position): Place | null {
  const [, id, offset] = /^(\d+):(\d+)$/.exec(position) ?? [];
  return id === undefined ? null : { id: Number(id), offset: Number(offset) };
}

/** One file with its older, rotated parts. */
export function fileStream(name: string, path: string): LogStream {
  const family = familyOf(path);
  let queue: Promise<unknown> = Promise.resolve();
  let undated = false;

  /** One at a time, and again when the files were moved meanwhile. */
  const inTurn = <Result>(work: (generations: readonly Generation[]) => Promise<Result | null>): Promise<Result> => {
    const run = async (): Promise<Result> => {
      for (let left = RETRIES; ; left -= 1) {
        const result = await work(await family.refresh());
        if (result !== null) return result;
        if (left === 0) throw new Error(`the files of ${path} move faster than they can be read`);
      }
    };
    const turn = queue.then(run);
    queue = turn.catch(() => undefined);
    return turn;
  };

  const stream: LogStream = {
    name,
    end: () =>
      inTurn(async (generations) => {
        const last = generations.at(-1);
        if (last === undefined) return BEGINNING;
        const bytes = await family.open(last);
        return bytes && placed({ id: last.id, offset: await endOf(bytes, last) });
      }),
    seek: (at) =>
      inTurn(async (generations) => {
        if (at <= 0) return BEGINNING;
        for (const one of generations) {
          // The last thing that was written to it is older.
          if (one.modifiedAt < at && one !== generations.at(-1)) continue;
          const bytes = await family.open(one);
          if (bytes === null) return null;
          const sought = await seekTime(bytes, at, {
            size: await bytes.size(),
            now: Date.now(),
            ordered: one.packing !== null,
          });
          undated ||= !sought.dated;
          if (sought.offset !== null) return placed({ id: one.id, offset: sought.offset });
          if (one === generations.at(-1)) return placed({ id: one.id, offset: await endOf(bytes, one) });
        }
        return BEGINNING;
      }),
    read: (wanted) => inTurn((generations) => readFamily(family, generations, wanted)),
    follow: (from, sink) => followFamily({ path, stream, from, sink }),
    get notices() {
      return [
        ...family.unreadable.map((file) => `${file} is packed in a way that cannot be read here.`),
        ...(undated ? [`${name} does not say when its lines were written.`] : []),
      ];
    },
    close: () => queue.then(() => family.close()),
  };
  return stream;
}

async function endOf(bytes: Bytes, generation: Generation): Promise<number> {
  const size = await bytes.size();
  if (!isGrowing(generation)) return size;
  for await (const [last] of linesUp(bytes, size)) if (last) return last.whole ? last.end : last.start;
  return size;
}

const isGrowing = ({ live, packing, modifiedAt }: Generation): boolean =>
  live && packing === null && Date.now() - modifiedAt < GROWING_MS;

async function readFamily(
  family: Family,
  generations: readonly Generation[],
  { from, way, count, query = EVERY_LINE }: Wanted,
): Promise<Piece | null> {
  const up = way === 'up';
  let { index, offset } = startOf(generations, placeOf(from), up);
  const found: StreamLine[][] = [];
  let left = count;
  let searchedBytes = 0;
  for (let one = generations[index]; one !== undefined && left > 0; one = generations[index]) {
    const generation = one;
    const bytes = await family.open(generation);
    if (bytes === null) return null;
    const size = await bytes.size();
    const growing = isGrowing(generation);
    const start = Math.min(offset ?? (up ? size : 0), size);
    const page = await readPage(bytes, { from: start, way, size, count: left, query, now: Date.now(), growing });
    found.push(page.lines.map((line) => streamLine(line, generation)));
    left -= page.lines.length;
    searchedBytes += page.searchedBytes;
    if (!page.end) return { lines: inOrder(found, up), end: false, searchedBytes };
    index += up ? -1 : 1;
    offset = null;
  }
  return { lines: inOrder(found, up), end: generations[index] === undefined, searchedBytes };
}

const inOrder = (found: readonly StreamLine[][], up: boolean): StreamLine[] => (up ? found.toReversed() : found).flat();

/** Where reading begins: where a generation is gone, at the nearest there is. */
function startOf(
  generations: readonly Generation[],
  place: Place | null,
  up: boolean,
): { index: number; offset: number | null } {
  if (place === null) return { index: up ? -1 : 0, offset: 0 };
  const index = generations.findIndex(({ id }) => id === place.id);
  if (index >= 0) return { index, offset: place.offset };
  const next = generations.findIndex(({ id }) => id > place.id);
  return { index: up ? (next < 0 ? generations.length : next) - 1 : next, offset: null };
}

function streamLine({ start, end, ...line }: FileLine, { id, modifiedAt }: Generation): StreamLine {
  return {
    ...line,
    start: placed({ id, offset: start }),
    end: placed({ id, offset: end }),
    key: line.at ?? modifiedAt,
  };
}
