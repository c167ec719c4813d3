import { OpsError } from '#domain/errors.ts';
import { EVERY_LINE, isOpen } from '#domain/logs/query.ts';
import type { Searcher } from '#services/adapters/logs/search/searcher.ts';
import { BEGINNING, type LogStream } from '#services/adapters/logs/stream.ts';

import type { Bytes } from './bytes.ts';
import { familyOf } from './family.ts';
import { followFamily } from './follow.ts';
import type { Generation } from './generation.ts';
import { readPage } from './page.ts';
import { placed } from './place.ts';
import { linesUp } from './raw-lines.ts';
import { isGrowing, type PageOf, readFamily } from './read-family.ts';
import { seekTime } from './seek.ts';

const RETRIES = 5;

/** One file with its older, rotated parts. What a query wants is looked for in a thread of the searcher. */
export function fileStream(name: string, path: string, searcher: Searcher): LogStream {
  const family = familyOf(path);
  let queue: Promise<unknown> = Promise.resolve();
  let undated = false;

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  };
  /** Again when files were moved meanwhile. */
  const settled = async <Result>(
    look: () => Promise<readonly Generation[]>,
    work: (generations: readonly Generation[]) => Promise<Result | null>,
  ): Promise<Result> => {
    for (let left = RETRIES; left > 0; left -= 1) {
      const result = await work(await look());
      if (result !== null) return result;
    }
    throw new OpsError('unreadable', `The files of ${path} are moved faster than they can be read.`);
  };
  const withFiles = <Result>(work: (generations: readonly Generation[]) => Promise<Result | null>): Promise<Result> =>
    inTurn(() => settled(() => family.refresh(), work));
  const page: PageOf = async (generation, wanted) => {
    const bytes = await family.open(generation);
    return bytes && readPage(bytes, wanted);
  };

  const stream: LogStream = {
    name,
    chooses: true,
    end: () =>
      withFiles(async (generations) => {
        const last = generations.at(-1);
        if (last === undefined) return BEGINNING;
        const bytes = await family.open(last);
        return bytes && placed({ id: last.id, offset: await endOf(bytes, last) });
      }),
    seek: (at) =>
      withFiles(async (generations) => {
        if (at <= 0) return BEGINNING;
        for (const one of generations) {
          // The last thing that was written to it is older.
          if (one.modifiedAt < at && one !== generations.at(-1)) continue;
          const bytes = await family.open(one);
          if (bytes === null) return null;
          const size = await bytes.size();
          const sought = await seekTime(bytes, at, { size, now: Date.now(), ordered: one.packing !== null });
          undated ||= size > 0 && !sought.dated;
          if (sought.offset !== null) return placed({ id: one.id, offset: sought.offset });
          if (one === generations.at(-1)) return placed({ id: one.id, offset: await endOf(bytes, one) });
        }
        return BEGINNING;
      }),
    read(wanted, signal) {
      const { query = EVERY_LINE } = wanted;
      if (isOpen(query)) return withFiles((generations) => readFamily(generations, wanted, page));
      const search: PageOf = (generation, part) => searcher.page(generation, part, signal);
      // A search takes long and must not keep others waiting.
      return settled(
        () => inTurn(() => family.refresh()),
        (generations) => readFamily(generations, wanted, search),
      );
    },
    follow: (from, sink) => followFamily({ path, stream, from, sink }),
    get notices() {
      return [
        ...family.unreadable.map((file) => `${file} is packed in a way that cannot be read here.`),
        ...(undated ? [`${name} does not say when its lines were written.`] : []),
      ];
    },
    close: () => inTurn(() => family.close()),
  };
  return stream;
}

/** Behind the last line that is whole. */
async function endOf(bytes: Bytes, generation: Generation): Promise<number> {
  const size = await bytes.size();
  if (!isGrowing(generation)) return size;
  for await (const [last] of linesUp(bytes, size)) if (last) return last.whole ? last.end : last.start;
  return size;
}
