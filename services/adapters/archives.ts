import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { messageOf, OpsError } from '#domain/errors.ts';
import type { Archives, PackedFile } from '#services/ports/archives.ts';

import { unreadable } from './archives/limits.ts';
import { tarFiles } from './archives/tar.ts';
import { zipFiles } from './archives/zip.ts';
import { reachable } from './system/reachable.ts';

/** Packages on the disk of this machine. */
export function realArchives(): Archives {
  return {
    async read(path, signal) {
      await reachable(path);
      return guarded(path, entries(path), signal);
    },
  };
}

async function* guarded(
  path: string,
  files: AsyncIterable<PackedFile>,
  signal: AbortSignal,
): AsyncGenerator<PackedFile> {
  try {
    for await (const file of files) {
      signal.throwIfAborted();
      yield file;
    }
  } catch (thrown) {
    if (thrown instanceof OpsError || signal.aborted) throw thrown;
    throw unreadable(path, messageOf(thrown), thrown);
  }
}

function entries(path: string): AsyncIterable<PackedFile> {
  if (/\.(?:zip|whl)$/i.test(path)) return zipFiles(path);
  if (/\.(?:tgz|tar\.gz)$/i.test(path)) return tarFiles(unpacked(path), path);
  if (/\.tar$/i.test(path)) return tarFiles(createReadStream(path), path);
  throw unreadable(path, 'it is neither a tarball nor a wheel');
}

async function* unpacked(path: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(path);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    const chunks: AsyncIterable<Buffer> = packed.pipe(gunzip);
    yield* chunks;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}
