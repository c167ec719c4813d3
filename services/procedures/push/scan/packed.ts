import { baseName } from '#domain/path.ts';
import { judgeLink } from '#domain/release/tree/entries.ts';
import { innerPath, judgePackedPath } from '#domain/release/tree/packed-path.ts';
import type { Archives } from '#services/ports/archives.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

import { byNameAndSize, unless } from './judged.ts';

/** Every file of a package, tracked or not: npm packs what git ignores. */
export async function* packedItems(archives: Archives, file: string, signal: AbortSignal): AsyncGenerator<ScanItem> {
  const name = baseName(file);
  for await (const { path, size, bytes, target } of await archives.read(file, signal)) {
    const inner = innerPath(path, name);
    const place = { in: 'package', path: inner, package: name } as const;
    yield* unless(place, judgePackedPath(path));
    if (target !== null) yield* unless(place, judgeLink(inner, target));
    yield* byNameAndSize(place, size);
    if (bytes !== null) yield { place, bytes };
  }
}
