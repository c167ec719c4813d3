import type { Position, StreamLine } from '#services/adapters/logs/stream.ts';
import { pause, Waiting } from '#services/adapters/logs/waiting.ts';

import { type ContainerPlace, spoken } from './ask.ts';
import { linesOf } from './lines.ts';
import { isAfter, momentOf, Ordered, placed, type Said } from './moment.ts';

const MOST_WAITING = 5000;
const PORTION = 500;
/** Before the engine is asked again: the container stands still, or the engine is away. */
const AGAIN_MS = 1000;

interface Following {
  readonly place: ContainerPlace;
  readonly from: Position;
  readonly sink: (lines: readonly StreamLine[]) => Promise<void>;
}

/** Lines after a place as they come, also over restarts of the container. */
export function followContainer(following: Following): () => void {
  const stop = new AbortController();
  void follow(following, stop.signal);
  return () => stop.abort();
}

async function follow({ place, from, sink }: Following, signal: AbortSignal): Promise<void> {
  const isStopped = (): boolean => signal.aborted;
  let position = from;
  while (!isStopped()) {
    const waiting = new Waiting<Said>(MOST_WAITING);
    const listening = listen(place, position, waiting, signal);
    for (;;) {
      const portion = await waiting.take(PORTION);
      const last = portion.at(-1);
      if (last === undefined || isStopped()) break;
      await sink(linesOf(portion));
      position = placed(last.end);
    }
    if (!(await listening)) await pause(AGAIN_MS, signal);
  }
}

/** Listens until the engine ends or too much waits; answers whether it was the latter. */
async function listen(
  place: ContainerPlace,
  position: Position,
  waiting: Waiting<Said>,
  signal: AbortSignal,
): Promise<boolean> {
  const from = momentOf(position);
  const ordered = new Ordered();
  try {
    const since = Number(from.at / 1_000_000_000n);
    for await (const line of spoken(place, { since, follow: true }, signal)) {
      const said = ordered.next(line);
      if (isAfter(said, from) && waiting.add(said)) return true;
    }
  } catch {
    // The container or its engine may come back.
  } finally {
    waiting.end();
  }
  return false;
}
