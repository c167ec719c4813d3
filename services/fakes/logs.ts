import { OpsError } from '#domain/errors.ts';
import { belongings } from '#domain/logs/belonging.ts';
import type { LogLine } from '#domain/logs/line.ts';
import { mergeFirst } from '#domain/logs/merge.ts';
import { matcherOf } from '#domain/logs/query.ts';
import { shown } from '#domain/logs/sanitise.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { LogPage, Logs, LogReader } from '#services/ports/logs.ts';

/** Lines of a source as they are now, oldest first; null when there is no such source. They may only be added to. */
export type FakeLines = (source: LogSource) => Promise<readonly string[] | null>;

const POLL_MS = 200;

/** Logs of texts that are asked for every time, so that they may grow. */
export function fakeLogs(clock: Clock, linesOf: FakeLines): Logs {
  return {
    async open(sources) {
      const found = await Promise.all(sources.map(linesOf));
      const there = sources.filter((_source, at) => found[at] !== null);
      if (there.length === 0)
        throw new OpsError('no-log', 'There is no log at any of these places.', {
          hint: 'cpm-console logs lists what there is.',
          exit: 'usage',
        });
      return reader(clock, there, linesOf);
    },
  };
}

function reader(clock: Clock, sources: readonly LogSource[], linesOf: FakeLines): LogReader {
  const all = async (): Promise<LogLine[]> => {
    const texts = await Promise.all(sources.map(async (source) => (await linesOf(source)) ?? []));
    const lists = texts.map((lines, list) => linesIn(lines, sources[list]?.name ?? '', list, clock.now()));
    return mergeFirst(lists, Number.POSITIVE_INFINITY).map(({ line: { key: _key, ...line } }) => line);
  };
  const placeOf = (lines: readonly LogLine[], mark: string): number => lines.findIndex((line) => line.mark === mark);
  const page = (lines: readonly LogLine[], edges: Pick<LogPage, 'atStart' | 'atEnd'>): LogPage => ({ lines, ...edges });
  return {
    async before(mark, count, query) {
      const lines = await all();
      const wanted = lines.slice(0, mark === null ? undefined : placeOf(lines, mark)).filter(matcherOf(query));
      return page(wanted.slice(-count), { atStart: wanted.length <= count, atEnd: mark === null });
    },
    async after(mark, count, query) {
      const lines = await all();
      const wanted = lines.slice(placeOf(lines, mark) + 1).filter(matcherOf(query));
      return page(wanted.slice(0, count), { atStart: false, atEnd: wanted.length <= count });
    },
    async since(at, count, query) {
      const lines = await all();
      const first = lines.findIndex((line) => (line.at ?? Number.NEGATIVE_INFINITY) >= at);
      const wanted = first < 0 ? [] : lines.slice(first).filter(matcherOf(query));
      return page(wanted.slice(0, count), { atStart: false, atEnd: wanted.length <= count });
    },
    async find(query, from, way) {
      const lines = await all();
      const place = from === null ? (way === 'up' ? lines.length : -1) : placeOf(lines, from);
      const part = way === 'up' ? lines.slice(0, place) : lines.slice(place + 1);
      const wanted = matcherOf(query);
      const line = way === 'up' ? part.findLast(wanted) : part.find(wanted);
      return line ? { line, searchedBytes: part.reduce((sum, { text }) => sum + text.length + 1, 0) } : null;
    },
    follow(mark, query, onLines) {
      let last = mark;
      let [begun, stopped] = [mark !== null, false];
      let cancel = (): void => undefined;
      const look = async (): Promise<void> => {
        const lines = await all();
        const fresh = begun ? lines.slice(last === null ? 0 : placeOf(lines, last) + 1) : [];
        last = lines.at(-1)?.mark ?? last;
        begun = true;
        const wanted = fresh.filter(matcherOf(query));
        if (!stopped && wanted.length > 0) await onLines(wanted);
        if (!stopped) cancel = clock.after(POLL_MS, () => void look());
      };
      void look();
      return () => {
        stopped = true;
        cancel();
      };
    },
    notices: [],
    close: () => Promise.resolve(),
  };
}

function linesIn(texts: readonly string[], source: string, list: number, now: number) {
  const clean = texts.map((text) => shown(text));
  const said = belongings(
    clean.map(({ text }) => text),
    now,
  );
  const first = said.find(({ at }) => at !== null)?.at ?? 0;
  return clean.map((line, index) => {
    const { at = null, level = null } = said[index] ?? {};
    return { ...line, source, at, level, mark: `${list}:${index}`, key: at ?? first };
  });
}
