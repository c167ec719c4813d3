import { joinPath } from '#domain/path.ts';
import { judgeNewPath, judgeRepository } from '#domain/release/tree/entries.ts';
import { MOST_SCANNED } from '#domain/release/tree/sizes.ts';
import type { Files } from '#services/ports/files.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { byNameAndSize, unless } from './judged.ts';

/** Files a person is about to add, as they lie in the folder. Those that are gone are no part of the release. */
export async function* reviewedItems(
  files: Files,
  dir: string,
  paths: readonly string[],
  committed: ReadonlySet<string>,
): AsyncGenerator<ScanItem> {
  for (const path of paths) {
    const place = { in: 'reviewed', path: joinPath(path) } as const;
    const full = joinPath(dir, path);
    const facts = await files.stat(full);
    if (facts?.kind === 'directory') yield* unless(place, judgeRepository(place.path, new Set()));
    if (facts?.kind !== 'file') continue;
    yield* byNameAndSize(place, facts.bytes);
    if (!committed.has(place.path)) yield* unless(place, judgeNewPath(place.path, false));
    if (facts.bytes <= MOST_SCANNED) yield { place, path: full };
  }
}
