import { secretFile } from '#domain/release/secrets/file-names.ts';
import type { Place } from '#domain/release/secrets/finding.ts';
import type { Judged } from '#domain/release/tree/judged.ts';
import { judgeSize } from '#domain/release/tree/sizes.ts';
import type { ScanItem } from '#services/ports/scanner.ts';

/** What a file is told by its name and its size alone; nothing of it is read. */
export function* byNameAndSize(place: Place, bytes: number | undefined): Generator<ScanItem> {
  const named = secretFile(place.path);
  if (named) yield { place, judged: { ...named, severity: 'stop', kind: 'secret' } };
  const sized = bytes === undefined ? null : judgeSize(bytes);
  if (sized) yield { place, judged: { ...sized, rule: 'large-file', kind: 'file' } };
}

/** For what a rule may have to say nothing about. */
export function* unless(place: Place, judged: Judged | null): Generator<ScanItem> {
  if (judged) yield { place, judged };
}

export const UNREAD: Judged = {
  rule: 'unread',
  what: 'a file that could not be looked into',
  severity: 'ask',
  kind: 'file',
};
