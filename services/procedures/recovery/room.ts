import { bytes } from '#domain/format.ts';

import type { RecoveryParts } from './steps/parts.ts';

/** What is kept is read back and compared, and needs some room beside it. */
const FACTOR = 1.2;
/** Room for the journal and the evidence. */
const LEAST_BYTES = 16 * 1024 * 1024;
const MOST_INODES_PERCENT = 99;
const DU_MS = 90_000;

/** Room where the state is kept; null where nobody can tell. */
interface Room {
  readonly freeBytes: number | null;
  readonly inodesUsedPercent: number | null;
  /** 1.2 times what is backed up, and something for the records; null where nobody can tell. */
  readonly neededBytes: number | null;
  /** What is missing; null when nothing is, as far as anybody can tell. */
  readonly lacking: 'space' | 'inodes' | null;
}

/** How much room there is, and how much is needed. Never rejects: what cannot be told stops nobody. */
export async function roomFor({ world, params: { sources } }: RecoveryParts, signal: AbortSignal): Promise<Room> {
  const { system, environment, shell } = world;
  const usage = await system
    .mountOf(environment.stateDir)
    .then((mount) => system.diskUsage(mount, signal))
    .catch(() => null);
  const args = ['-skxc', '--', ...sources.map(({ path }) => path)];
  const ran =
    sources.length === 0 ? null : await shell.run({ file: 'du', args }, { signal, timeoutMs: DU_MS }).catch(() => null);
  // A source that is not there makes du fail and still count the others.
  const total = /^(\d+)\s+total$/m.exec(ran?.stdout ?? '')?.[1];
  const backup = sources.length === 0 ? 0 : total === undefined ? null : Number(total) * 1024;
  const neededBytes = backup === null ? null : Math.ceil(FACTOR * backup) + LEAST_BYTES;
  const freeBytes = usage?.freeBytes ?? null;
  const inodesUsedPercent = usage?.inodesUsedPercent ?? null;
  const lacking =
    freeBytes !== null && freeBytes < (neededBytes ?? LEAST_BYTES)
      ? 'space'
      : inodesUsedPercent !== null && inodesUsedPercent >= MOST_INODES_PERCENT
        ? 'inodes'
        : null;
  return { freeBytes, inodesUsedPercent, neededBytes, lacking };
}

/** `12.4 GiB free, 1.1 GiB needed` */
export function roomWords({ freeBytes, neededBytes, lacking }: Room): string {
  const free = freeBytes === null ? 'nobody can tell how much is free' : `${bytes(freeBytes)} free`;
  const needed = neededBytes === null ? 'nobody can tell how much is needed' : `${bytes(neededBytes)} needed`;
  return `${free}, ${needed}${lacking === 'inodes' ? ', and no more files can be made' : ''}`;
}
