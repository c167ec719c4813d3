import { messageOf } from '#domain/errors.ts';
import type { LogLine } from '#domain/logs/line.ts';
import { mergeFirst } from '#domain/logs/merge.ts';
import { isOpen, type LogQuery } from '#domain/logs/query.ts';

import { nameOfQuery } from './mark.ts';
import type { Searcher } from './search/searcher.ts';
import { BEGINNING, type LogStream, type Position, type StreamLine } from './stream.ts';
import { walked } from './walk.ts';

/** So long lines of several streams are gathered, to be put in the order of their times (ms). */
const GATHER_MS = 60;
const MOST_GATHERED = 2000;

interface Following {
  readonly streams: readonly LogStream[];
  readonly searcher: Searcher;
  readonly watchNew: (onNew: (stream: LogStream) => void) => () => void;
  readonly query: LogQuery;
  readonly onLines: (lines: readonly LogLine[]) => void | Promise<void>;
  readonly from: (signal: AbortSignal) => Promise<readonly Position[]>;
  readonly onTrouble: (why: string) => void;
}

/** Follows all streams at once. A stream goes on when its lines were handed over, so nothing piles up. */
export function followAll({ streams, searcher, watchNew, query, onLines, from, onTrouble }: Following): () => void {
  const stop = new AbortController();
  const stops: (() => void)[] = [];
  const waiting = new Map<number, { readonly lines: readonly StreamLine[]; readonly handedOver: () => void }>();
  let positions: readonly Position[] = [];
  let timer: NodeJS.Timeout | undefined;
  let handing: Promise<void> = Promise.resolve();

  const handOver = async (): Promise<void> => {
    timer = undefined;
    const parts = new Map(waiting);
    waiting.clear();
    const lists = streams.map((_stream, index) => parts.get(index)?.lines ?? []);
    const all = walked(streams, mergeFirst(lists, Number.POSITIVE_INFINITY), positions, nameOfQuery(query));
    positions = all.positions;
    const chosen = isOpen(query) ? all.lines : await searcher.choose(all.lines, query, stop.signal);
    if (!stop.signal.aborted && chosen.length > 0) await onLines(chosen);
    for (const { handedOver } of parts.values()) handedOver();
  };
  const soon = (): void => {
    const many = waiting.values().reduce((sum, { lines }) => sum + lines.length, 0) >= MOST_GATHERED;
    const none = streams.length === 1 || waiting.size === streams.length;
    const begin = (): void => {
      handing = handing.then(handOver).catch((thrown: unknown) => onTrouble(messageOf(thrown)));
    };
    if (timer !== undefined && !many && !none) return;
    clearTimeout(timer);
    timer = setTimeout(begin, many || none ? 0 : GATHER_MS);
  };
  const follow = (stream: LogStream, index: number): void => {
    const sink = (lines: readonly StreamLine[]): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(index, { lines, handedOver: resolve });
      soon();
      return promise;
    };
    stops.push(stream.follow(positions[index] ?? BEGINNING, sink));
  };
  const start = async (): Promise<void> => {
    positions = await from(stop.signal);
    if (stop.signal.aborted) return;
    streams.forEach(follow);
    stops.push(watchNew((stream) => follow(stream, streams.indexOf(stream))));
  };
  void start().catch((thrown: unknown) => onTrouble(messageOf(thrown)));
  return () => {
    stop.abort();
    clearTimeout(timer);
    for (const end of stops) end();
  };
}
