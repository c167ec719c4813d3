import { OpsError } from '#domain/errors.ts';
import type { VersionMatch } from '#domain/release/publish/compare-version.ts';
import type { Published } from '#services/ports/publishing.ts';

/** How often and how patiently a registry is asked for what it may have taken. */
export interface Patience {
  readonly looks: number;
  /** Before the second look; it doubles each time. */
  readonly pauseMs: number;
  readonly wait: (ms: number) => Promise<unknown>;
}

export interface Unsettled {
  /** `registry.npmjs.org has api 1.2.0`: what the record says of it. */
  readonly what: string;
  /** Asks the registry anew. */
  readonly look: () => Promise<VersionMatch>;
  /** What the failed call means when the registry has nothing of it. */
  readonly failure: OpsError;
  /** Whether the call may have been taken although it failed. */
  readonly uncertain: boolean;
}

/**
 * After a call that failed: what the registry has decides, not what the program said. Resolves when our bytes are there;
 * otherwise throws the failure, `version-taken`, or `outcome-unknown` when the registry cannot be asked.
 */
export async function settle(unsettled: Unsettled, patience: Patience): Promise<Published> {
  const { what, failure, uncertain } = unsettled;
  let pauseMs = patience.pauseMs;
  for (let look = 1; ; look += 1) {
    const match = await unsettled.look().catch((cause: unknown) => {
      throw uncertain ? unknownOutcome(what, cause) : failure;
    });
    if (match.state === 'ours') return { outcome: 'found', evidence: `${what} with exactly our bytes` };
    if (match.state === 'other' || match.state === 'removed') throw taken(what, match);
    if (match.state === 'unclear') throw unknownOutcome(what, failure);
    if (!uncertain || look >= patience.looks) throw match.state === 'partly' ? partly(match.missing, failure) : failure;
    await patience.wait(pauseMs);
    pauseMs *= 2;
  }
}

/** The number is used: by other bytes, or by a version that was removed. */
export function taken(what: string, match: VersionMatch): OpsError {
  const how = match.state === 'removed' ? 'had it once and removed it' : 'has other bytes under it';
  return new OpsError('version-taken', `This version is taken. Asked whether ${what}: the registry ${how}.`, {
    hint: 'Release the next version; a number can be used once only.',
    exit: 'remoteConflict',
  });
}

/** Nothing is lost: the files that are there have our bytes, and the next publish sends the rest. */
function partly(missing: readonly string[], cause: OpsError): OpsError {
  return new OpsError('partly-published', `${cause.message} Not there yet: ${missing.join(', ')}.`, {
    hint: 'Files that are there have our bytes. Send the rest with: cpm-console push resume',
    exit: 'partlyDone',
    cause,
  });
}

function unknownOutcome(what: string, cause: unknown): OpsError {
  return new OpsError(
    'outcome-unknown',
    `Whether ${what} is not known: the call failed and the registry cannot be asked.`,
    {
      hint: 'Nothing is taken back. Look at the registry, then run: cpm-console push resume',
      exit: 'partlyDone',
      cause,
    },
  );
}
