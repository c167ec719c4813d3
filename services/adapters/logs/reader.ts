import { messageOf, OpsError } from '#domain/errors.ts';
import { mergeFirst, mergeLast, type Picked } from '#domain/logs/merge.ts';
import { type LogQuery } from '#domain/logs/query.ts';
import type { LogPage, LogReader } from '#services/ports/logs.ts';

import { readWanted } from './filtered.ts';
import { followAll } from './follow-all.ts';
import { unlessGivenUp } from './given-up.ts';
import { ALONE, type Mark, nameOfQuery, positionIn, readMark } from './mark.ts';
import type { Searcher } from './search/searcher.ts';
import { BEGINNING, type LogStream, type Piece, type Position, type StreamLine, type Wanted } from './stream.ts';
import { walked } from './walk.ts';

const NOTHING: Piece = { lines: [], end: true, searchedBytes: 0 };

export interface ReaderParts {
  /** Grows when files appear that match a pattern; a number once given stays. */
  readonly streams: LogStream[];
  readonly searcher: Searcher;
  /** Looks for streams that are new; the function returned ends it. */
  readonly watchNew: (onNew: (stream: LogStream) => void) => () => void;
  readonly notices: readonly string[];
}

/** Several streams as one. See the contract of the port. */
export function mergedReader({ streams, searcher, watchNew, notices }: ReaderParts): LogReader {
  const troubles = new Map<string, string>();

  /** One stream that cannot be read does not keep the others from being read. */
  const each = async <Result>(work: (stream: LogStream, index: number) => Promise<Result>, otherwise: Result) => {
    const failures: unknown[] = [];
    const results = await Promise.all(
      streams.map((stream, index) =>
        work(stream, index).then(
          (result) => {
            troubles.delete(stream.name);
            return result;
          },
          (thrown: unknown) => {
            if (thrown instanceof OpsError && thrown.code === 'bad-pattern') throw thrown;
            failures.push(thrown);
            troubles.set(stream.name, `${stream.name} cannot be read: ${messageOf(thrown)}`);
            return otherwise;
          },
        ),
      ),
    );
    if (failures.length > 0 && failures.length === streams.length) throw failures[0];
    return results;
  };

  const beside = async (mark: Mark, query: LogQuery, own: Position, signal: AbortSignal): Promise<Position[]> => {
    const known = mark.chosenBy === nameOfQuery(query);
    return each((stream, index) => {
      if (index === mark.stream) return Promise.resolve(own);
      if (known) return Promise.resolve(positionIn(mark, index));
      return stream.seek(index < mark.stream ? mark.key + 1 : mark.key, signal);
    }, BEGINNING);
  };
  const ends = (signal: AbortSignal) => each((stream) => stream.end(signal), BEGINNING);
  const above = (text: string, query: LogQuery, signal: AbortSignal) => {
    const mark = readMark(text);
    return beside(mark, query, positionIn(mark, mark.stream), signal);
  };
  const below = (text: string, query: LogQuery, signal: AbortSignal) => {
    const mark = readMark(text);
    return beside(mark, query, mark.end, signal);
  };

  const readAll = (positions: readonly Position[], wanted: Omit<Wanted, 'from'>, signal: AbortSignal) =>
    each((stream, index) => {
      const from = positions[index] ?? BEGINNING;
      return unlessGivenUp(signal, () => readWanted(stream, { ...wanted, from }, searcher, signal));
    }, NOTHING);

  const down = async (positions: readonly Position[], count: number, query: LogQuery, signal: AbortSignal) => {
    const pieces = await readAll(positions, { way: 'down', count, query }, signal);
    const picked = mergeFirst(
      pieces.map(({ lines }) => lines),
      count,
    );
    const page: LogPage = {
      lines: walked(streams, picked, positions, nameOfQuery(query)).lines,
      atStart: false,
      atEnd: isAll(pieces, picked),
    };
    return page;
  };

  return {
    async before(mark, count, query, signal) {
      const positions = mark === null ? await ends(signal) : await above(mark, query, signal);
      const pieces = await readAll(positions, { way: 'up', count, query }, signal);
      const picked = mergeLast(
        pieces.map(({ lines }) => lines),
        count,
      );
      const starts = startsOf(picked, positions);
      const { lines } = walked(streams, picked, starts, nameOfQuery(query));
      return { lines, atStart: isAll(pieces, picked), atEnd: mark === null };
    },
    after: async (mark, count, query, signal) => down(await below(mark, query, signal), count, query, signal),
    async since(at, count, query, signal) {
      const positions = await each((stream) => unlessGivenUp(signal, () => stream.seek(at, signal)), BEGINNING);
      return down(positions, count, query, signal);
    },
    async find(query, from, way, signal) {
      const positions = await (from === null
        ? way === 'up'
          ? ends(signal)
          : streams.map(() => BEGINNING)
        : way === 'up'
          ? above(from, query, signal)
          : below(from, query, signal));
      const pieces = await readAll(positions, { way, count: 1, query }, signal);
      const lists = pieces.map(({ lines }) => lines);
      const [picked] = way === 'up' ? mergeLast(lists, 1) : mergeFirst(lists, 1);
      if (picked === undefined) return null;
      const [line] = walked(streams, [picked], startsOf([picked], positions), ALONE).lines;
      const searchedBytes = pieces.reduce((sum, piece) => sum + piece.searchedBytes, 0);
      return line ? { line, searchedBytes } : null;
    },
    follow: (mark, query, onLines) =>
      followAll({
        streams,
        searcher,
        watchNew,
        query,
        onLines,
        from: (signal) => (mark === null ? ends(signal) : below(mark, query, signal)),
        onTrouble: (why) => troubles.set('', why),
      }),
    get notices() {
      return [...new Set([...notices, ...streams.flatMap((stream) => stream.notices), ...troubles.values()])];
    },
    async close() {
      await Promise.all(streams.map((stream) => stream.close()));
      searcher.close();
    },
  };
}

/** Where each stream stood before the first of the lines that were picked. */
function startsOf(picked: readonly Picked<StreamLine>[], positions: readonly Position[]): Position[] {
  const starts = [...positions];
  for (const { list, line } of picked.toReversed()) starts[list] = line.start;
  return starts;
}

function isAll(pieces: readonly Piece[], picked: readonly unknown[]): boolean {
  return pieces.every(({ end }) => end) && pieces.reduce((sum, { lines }) => sum + lines.length, 0) === picked.length;
}
