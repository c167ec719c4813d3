import { joinPath, parentPath, shortPath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';
import type { Environment } from '#services/ports/environment.ts';

/** A project's own file. It can name commands, so it counts for nothing until a person trusted its very content. */
export const PROJECT_FILE = '.cpm-console.yaml';

/** sha256 of each trusted project file, by absolute path. */
export type Trusted = Readonly<Record<string, string>>;

/** Largest project file. */
export const MAX_PROJECT_BYTES = 1024 * 1024;

/** Where the pins are kept. */
export function trustPath(environment: Environment): string {
  return joinPath(environment.stateDir, 'trust.json');
}

/** The pins; a file that is not ours to understand pins nothing. */
export async function readTrust(store: ConfigStore, path: string): Promise<Trusted> {
  const text = await store.recall(path);
  if (text === null) return {};
  try {
    const data: unknown = JSON.parse(text);
    const pins: unknown = typeof data === 'object' && data !== null && 'trusted' in data ? data.trusted : null;
    const entries = Object.entries(typeof pins === 'object' && pins !== null ? pins : {});
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

/** Pins files (a sha256) or forgets them (null). Throws OpsError when another process pinned meanwhile or it cannot write. */
export async function pin(
  store: ConfigStore,
  path: string,
  changes: Readonly<Record<string, string | null>>,
): Promise<void> {
  const before = await store.read(path, MAX_PROJECT_BYTES);
  const pins = { ...(await readTrust(store, path)), ...changes };
  const kept = Object.entries(pins).filter(([, sum]) => sum !== null);
  const text = JSON.stringify({ schema: 1, trusted: Object.fromEntries(kept) }, null, 2);
  await store.write(path, `${text}\n`, before?.sha256 ?? null);
}

/** What a person is told about a project file that counts for nothing. */
export function untrustedNotice(file: string, changed: boolean, home: string | null): string {
  const why = changed ? 'changed since it was trusted' : 'is not trusted';
  const command = `cpm-console trust ${shortPath(parentPath(file), home)}`;
  return `${shortPath(file, home)} ${why} and is ignored: read it, then run ${command}`;
}
