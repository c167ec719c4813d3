import { messageOf, OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

import type { Config } from './config.ts';

export interface WatchRequest {
  readonly store: Pick<ConfigStore, 'stamp'>;
  readonly clock: Clock;
  /** What holds now; its files are watched. */
  readonly config: Config;
  readonly load: () => Promise<Config>;
  /** A new configuration holds from now on. */
  readonly onConfig: (config: Config) => void;
  /** The file is wrong; what held before goes on. Told once for each version of the file. */
  readonly onError: (error: OpsError) => void;
}

/** Time between two looks. Looking costs a `stat` a file, works on every file system and survives any kind of replacement. */
const LOOK_MS = 1000;
/** Files of projects are looked at every so many looks. */
const SELDOM = 15;
/** The file must stay as it is for so long before it is read, so that a half-written one is not. */
const SETTLE_MS = 100;
/** Editors take the file away for a moment; only when it stays away it is gone. */
const GONE_MS = 1000;

type Stamps = ReadonlyMap<string, string | null>;

/** Loads the configuration again whenever one of its files changed. The function returned ends the watching. */
export function watchConfig({ store, clock, config, load, onConfig, onError }: WatchRequest): () => void {
  let ended = false;
  const isEnded = () => ended;
  let current = config;
  let cancel: () => void = () => undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      cancel = clock.after(ms, resolve);
    });
  const watch = async () => {
    let known = await stampsOf(store, current.files);
    // A first file that was written between the reading at the start and this look is a change too.
    if (current.source === null) known = new Map([...known, [current.path, null]]);
    for (let look = 1; !isEnded(); look++) {
      await pause(LOOK_MS);
      const watched = look % SELDOM === 0 ? current.files : [...mainFiles(current)];
      const now = await stampsOf(store, watched);
      if (isSame(known, now)) continue;
      const settled = await settle(now, watched);
      if (isSame(known, settled) || isEnded()) continue;
      const next = await load().then(
        (loaded) => loaded,
        (error: unknown) =>
          error instanceof OpsError ? error : new OpsError('config-invalid', messageOf(error), { cause: error }),
      );
      if (isEnded()) return;
      if (next instanceof OpsError) onError(next);
      else onConfig((current = next));
      known = new Map([...(await stampsOf(store, current.files)), ...settled]);
    }
  };
  const settle = async (first: Stamps, files: readonly string[]): Promise<Stamps> => {
    let before = first;
    let waited = 0;
    for (;;) {
      await pause(SETTLE_MS);
      waited += SETTLE_MS;
      const now = await stampsOf(store, files);
      const gone = now.get(current.path) === null;
      if (isEnded() || (isSame(before, now) && (!gone || waited >= GONE_MS))) return now;
      before = now;
    }
  };
  void watch();
  return () => {
    ended = true;
    cancel();
  };
}

function mainFiles({ path, files }: Config): Set<string> {
  return new Set([path, ...files.slice(0, 2)]);
}

/** A file that cannot be looked at just now counts as unchanged elsewhere: it is left out. */
async function stampsOf(store: Pick<ConfigStore, 'stamp'>, files: readonly string[]): Promise<Stamps> {
  const stamps = await Promise.all(files.map((file) => store.stamp(file).catch(() => undefined)));
  return new Map(files.flatMap((file, index) => (stamps[index] === undefined ? [] : [[file, stamps[index]] as const])));
}

/** Whether what both know about is the same. */
function isSame(known: Stamps, now: Stamps): boolean {
  return [...now].every(([file, stamp]) => !known.has(file) || known.get(file) === stamp);
}
