import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';

import type { LogStream, Position, StreamLine } from '#services/adapters/logs/stream.ts';

/** Most lines that are handed over at once. */
const PORTION = 500;
/** Between two looks when nobody tells that the file has changed. */
const POLL_MS = 500;
/** A writer writes more than once; so long the lines are gathered. */
const GATHER_MS = 30;

interface Following {
  readonly path: string;
  readonly stream: Pick<LogStream, 'read'>;
  readonly from: Position;
  readonly sink: (lines: readonly StreamLine[]) => Promise<void>;
}

/** Reads on whenever the file or its folder changed, and now and then for file systems that tell nothing. */
export function followFamily({ path, stream, from, sink }: Following): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let position = from;
  let watcher: FSWatcher | null = null;
  let wake: () => void = () => undefined;

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const piece = await stream
        .read({ from: position, way: 'down', count: PORTION }, signal)
        // It may be readable again in a moment: the file was removed, its server hangs.
        .catch(() => null);
      if (stop.signal.aborted) return;
      // Only now is it known that its folder answers.
      if (piece !== null) watcher ??= watched(dirname(path), () => wake());
      const lines = piece?.lines ?? [];
      position = lines.at(-1)?.end ?? position;
      if (lines.length > 0) await sink(lines);
      await (lines.length < PORTION ? changed() : pause(0));
    }
  };
  const changed = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, POLL_MS);
    wake = resolve;
    if (signal.aborted) resolve();
    await promise;
    clearTimeout(timer);
    wake = () => undefined;
    if (!signal.aborted) await pause(GATHER_MS);
  };
  void run();
  return () => {
    stop.abort();
    wake();
    watcher?.close();
  };
}

/** Null where the folder does not exist or cannot be watched: then looking now and then has to do. */
function watched(folder: string, onChange: () => void): FSWatcher | null {
  try {
    return watch(folder, { persistent: false }, onChange).on('error', () => undefined);
  } catch {
    return null;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
