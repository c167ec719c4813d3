import type { Config } from '#config/config.ts';
import { inspect } from '#config/file/inspect.ts';
import { problemsError } from '#config/file/problem.ts';
import { MAX_BYTES } from '#config/file/read.ts';
import { readSource } from '#config/file/source.ts';
import { parentPath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

export interface EditRequest {
  readonly store: ConfigStore;
  /** As it is in force; names the file and the environment. */
  readonly config: Pick<Config, 'path' | 'environment'>;
  readonly home: string | null;
}

/** A change that was made. */
export interface Edited {
  /** The text before and after; null for a file that was not there. */
  readonly before: string | null;
  readonly after: string;
  /** Puts the old text back. Throws OpsError `config-changed` when the file was changed again meanwhile. */
  readonly undo: () => Promise<void>;
}

/**
 * Puts another text in the place of the configuration file. `change` gets the text as it is, and what its main part says. The
 * result is checked before anything is written: a change that would break the file throws its problems. Throws
 * `config-changed` when somebody else wrote the file meanwhile.
 */
export async function rewriteConfig(
  { store, config, home }: EditRequest,
  change: (text: string, main: Config) => string,
): Promise<Edited> {
  const { path, environment } = config;
  const z = await import('zod');
  const file = await store.read(path, MAX_BYTES);
  const context = { path, base: { folder: parentPath(path), home }, memory: {} };
  const check = (bytes: Uint8Array, name: string): Config => {
    const source = readSource(path, bytes);
    if (!('data' in source)) throw problemsError(source);
    const found = inspect(source, z, { ...context, environment: name });
    if (!('environment' in found)) throw problemsError(found);
    return found;
  };
  const bytes = file?.bytes ?? new Uint8Array();
  const main = check(bytes, NO_ENVIRONMENT);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const after = change(before, main);
  check(new TextEncoder().encode(after), environment);
  const sum = await store.write(path, after, file?.sha256 ?? null);
  return {
    before: file === null ? null : before,
    after,
    undo: async () => void (file === null ? await store.remove(path, sum) : await store.write(path, before, sum)),
  };
}

/** No section can have this name, so only the main part of the file counts. */
const NO_ENVIRONMENT = '';
