import { withoutAllowed } from '#domain/release/secrets/blocked.ts';
import type { ScanFinding } from '#domain/release/secrets/finding.ts';
import type { ScanItem } from '#services/ports/scanner.ts';
import type { World } from '#services/ports/world.ts';
import { audited } from '#services/procedures/credentials/audited.ts';

import { filesBelow } from './below.ts';
import { usualPlaces } from './usual-places.ts';

export interface ScanReport {
  readonly files: number;
  readonly bytes: number;
  /** By path and line; absolute paths. */
  readonly findings: readonly ScanFinding[];
  /** Findings that the configuration allows. */
  readonly accepted: number;
  /** What could not be looked into, one line each. */
  readonly unread: readonly string[];
  /** Why stored values were not looked for; null when they were. */
  readonly withoutStored: string | null;
}

type ScanWorld = Pick<World, 'files' | 'environment' | 'scanner' | 'secrets' | 'policy' | 'audit'>;

/** Larger files are data; histories of shells stay below. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/**
 * Looks for what lies open: in the named files and folders (absolute), else in the usual places. Reads only, and with the
 * scanner that a release goes through. Rejects with OpsError `cancelled`, `scan-failed`, `nothing-there`.
 */
export async function scanFiles(
  world: ScanWorld,
  wanted: {
    readonly paths: readonly string[];
    readonly projects: readonly string[];
    readonly allow: readonly string[];
  },
  signal: AbortSignal,
): Promise<ScanReport> {
  const { files, scanner, secrets } = world;
  const unread: string[] = [];
  const about = wanted.paths.length === 0 ? 'the usual places' : wanted.paths.join(', ');
  await world.policy.demand('credential.read', about);
  const stored = await secrets.stored();
  const paths = new Set<string>();
  for (const path of wanted.paths)
    for (const file of await filesBelow(files, path, (line) => unread.push(line), signal)) paths.add(file);
  if (wanted.paths.length === 0) for (const path of await usualPlaces(world, wanted.projects)) paths.add(path);

  async function* items(): AsyncGenerator<ScanItem> {
    for (const path of paths) {
      const facts = await files.stat(path).catch(() => null);
      if (facts?.kind !== 'file') continue;
      if (facts.bytes > LARGEST_BYTES) unread.push(`${path}: larger than ${LARGEST_BYTES / 1_048_576} MiB`);
      else yield { place: { in: 'tree', path }, path };
    }
  }
  const scanned = await scanner.scan(items(), signal, { known: secrets.known(), masked: true });
  const { findings, allowed } = withoutAllowed(scanned.findings, wanted.allow);
  for (const { rule, place, what } of findings) if (rule === 'unread') unread.push(`${place.path}: ${what}`);
  const secret = findings.filter(({ kind }) => kind === 'secret').toSorted(byPlace);
  const details = { files: scanned.items, findings: secret.length, allowed: allowed.length };
  await audited(world, { event: 'credential_scanned', target: about, outcome: 'done', details });
  return {
    files: scanned.items,
    bytes: scanned.bytes,
    findings: secret,
    accepted: allowed.length,
    unread,
    withoutStored: stored.names === null ? stored.state.message : null,
  };
}

function byPlace({ place: a }: ScanFinding, { place: b }: ScanFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
