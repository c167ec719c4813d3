import type { Config } from '#config/config.ts';
import { messageOf, OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';

/** How often the files of the configuration are looked at. */
const LOOK_MS = 2000;
/** After the first frame. */
const FIRST_MS = 500;

interface ConfigWatch {
  readonly world: World;
  readonly config: Config;
  /** Reads everything anew; throws OpsError for a broken file. */
  readonly load: () => Promise<Config>;
  readonly changed: (config: Config) => void;
  /** The new file is broken; the old configuration goes on. */
  readonly broken: (reason: string) => void;
}

/**
 * Follows the files of a configuration: a changed one is read and taken over, a broken one is told and nothing changes.
 * Returns how to read now and how to stop. A save by rename, a removed file and a file that comes back are all changes.
 */
export function watchConfig({ world, config, load, changed, broken }: ConfigWatch) {
  let current = config;
  let seen = '';
  let stopped = false;
  let cancel: () => void = () => undefined;

  const stamps = async () =>
    JSON.stringify(await Promise.all(current.files.map((file) => world.configStore.stamp(file).catch(messageOf))));

  const reload = async (): Promise<void> => {
    try {
      const next = await load();
      if (JSON.stringify(next) === JSON.stringify(current)) return;
      current = next;
      changed(next);
    } catch (error) {
      broken(
        error instanceof OpsError && error.hint !== undefined ? `${error.message} ${error.hint}` : messageOf(error),
      );
    }
  };

  const look = async (): Promise<void> => {
    const now = await stamps();
    // The first time as well: the file may have changed between the start and now.
    if (now !== seen) await reload();
    seen = now;
    if (!stopped) cancel = world.clock.after(LOOK_MS, () => void look());
  };

  cancel = world.clock.after(FIRST_MS, () => void look());
  return {
    reload,
    stop() {
      stopped = true;
      cancel();
    },
  };
}
