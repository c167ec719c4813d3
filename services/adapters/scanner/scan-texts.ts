import { maskValue } from '#domain/credentials/mask.ts';
import { findSecrets } from '#domain/release/secrets/find-secrets.ts';
import type { Place, ScanFinding } from '#domain/release/secrets/finding.ts';
import type { Match } from '#domain/release/secrets/match.ts';
import { tokens } from '#domain/release/secrets/tokens.ts';
import { conflictLine } from '#domain/release/tree/conflict.ts';
import type { ScanOptions } from '#services/ports/scanner.ts';

import { inBundles } from './bundles.ts';
import { findingOf } from './finding.ts';
import { linesIn, type Piece, pieces } from './pieces.ts';
import { secretlint } from './secretlint.ts';
import { storedIn } from './stored.ts';

export interface TextToScan {
  readonly place: Place;
  readonly text: string;
  /** Otherwise bytes, one a character. */
  readonly isText: boolean;
  readonly lines?: readonly number[] | undefined;
}

/** Everything found in some texts; the same match is told once, where pieces of a long one overlap. */
export async function scanTexts(items: readonly TextToScan[], options: ScanOptions = {}): Promise<ScanFinding[]> {
  const stored = storedIn(options.known ?? []);
  const cut = items.flatMap((item, number) => [...pieces(item.text)].map((piece) => ({ item, number, piece })));
  const texts = cut.map(({ item, piece }) => (item.isText ? piece.text : ''));
  const known = await inBundles(texts, secretlint);
  const found = new Map<string, ScanFinding>();
  for (const [at, { item, number, piece }] of cut.entries()) {
    const { text } = piece;
    const matches = item.isText
      ? findSecrets(text, item.place.path, [...stored(text), ...(known[at] ?? [])])
      : [...stored(text), ...tokens(text)];
    for (const match of matches) {
      const finding = secretOf(item, piece, match, options);
      found.set(`${number} ${finding.place.line} ${finding.fingerprint}`, finding);
    }
  }
  return [...found.values(), ...items.flatMap(unfinishedMerge)];
}

function secretOf(
  { place, text, isText, lines }: TextToScan,
  piece: Piece,
  match: Match,
  options: ScanOptions,
): ScanFinding {
  const { rule, what } = match;
  const value = text.slice(piece.from + match.from, piece.from + match.to);
  const line = piece.line + linesIn(piece.text, 0, match.from);
  const at = isText ? { ...place, line: lines === undefined ? line + 1 : lines[line] } : place;
  const finding = findingOf(at, { rule, what, severity: 'stop', kind: 'secret' }, value);
  const shown = options.masked === true ? { masked: maskValue(value) } : {};
  return match.known === undefined ? { ...finding, ...shown } : { ...finding, known: match.known, ...shown };
}

/** Only where it ends up in the release; a commit in between may have had one. */
function unfinishedMerge({ place, text, isText }: TextToScan): ScanFinding[] {
  if (!isText || (place.in !== 'tree' && place.in !== 'reviewed')) return [];
  const line = conflictLine(text);
  if (line === null) return [];
  const judged = {
    rule: 'merge-conflict',
    what: 'a merge that is not finished',
    severity: 'ask',
    kind: 'file',
  } as const;
  return [findingOf({ ...place, line }, judged, '')];
}
