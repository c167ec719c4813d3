import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import type { Artifact } from '#services/ports/publishing.ts';

const ALGORITHMS = ['sha512', 'sha256', 'sha1'] as const;

/** Reads a file that will be published, and sums it up. */
export async function readArtifact(path: string): Promise<{ artifact: Artifact; bytes: Buffer }> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new OpsError('pack-failed', `The packed file ${path} cannot be read: ${messageOf(cause)}.`, {
      hint: 'Pack again.',
      cause,
    });
  });
  const digests = ALGORITHMS.map((algorithm) => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`);
  return { artifact: { path, name: basename(path), bytes: bytes.length, digests }, bytes };
}
