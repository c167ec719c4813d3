import { createHash } from 'node:crypto';

import { fingerprintText, type Place, type ScanFinding } from '#domain/release/secrets/finding.ts';
import type { Judged } from '#domain/release/tree/judged.ts';

/** A finding with its fingerprint; what matched goes into nothing else. */
export function findingOf(place: Place, judged: Judged, match: string): ScanFinding {
  const text = fingerprintText(judged.rule, place.path, match);
  return { ...judged, place, fingerprint: createHash('sha256').update(text).digest('hex') };
}
