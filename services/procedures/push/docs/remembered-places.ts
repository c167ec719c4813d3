import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { placesFolder } from './places-folder.ts';

type Remembering = Pick<PushWorld, 'configStore' | 'environment'>;
type Said = Readonly<Record<string, boolean>>;

const MOST_BYTES = 1024 * 1024;

/** It names its project, because two may have the same short name. */
const fileOf = ({ environment }: Remembering, dir: string): string =>
  joinPath(placesFolder(environment), `${fingerprint(dir)}.json`);

/** What a person said of the places of a project's documents, by key: true to follow the version, false to stay. */
export async function rememberedPlaces(world: Remembering, dir: string): Promise<Said> {
  return saidIn(await world.configStore?.recall(fileOf(world, dir)), dir);
}

/** Remembers what a person said, beside what was said earlier. Throws OpsError `config-unwritable`, `config-changed`. */
export async function rememberPlaces(
  world: Remembering & { readonly configStore: NonNullable<PushWorld['configStore']> },
  dir: string,
  said: Said,
): Promise<void> {
  const path = fileOf(world, dir);
  const known = await world.configStore.read(path, MOST_BYTES);
  const earlier = saidIn(known === null ? null : new TextDecoder().decode(known.bytes), dir);
  const text = JSON.stringify({ project: dir, places: { ...earlier, ...said } }, null, 2);
  await world.configStore.write(path, `${text}\n`, known?.sha256 ?? null);
}

function saidIn(text: string | null | undefined, dir: string): Said {
  const kept = typeof text === 'string' ? tried(text) : null;
  if (!isJsonObject(kept) || kept['project'] !== dir || !isJsonObject(kept['places'] ?? null)) return {};
  const entries = Object.entries(kept['places'] ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'));
}

function tried(text: string) {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
