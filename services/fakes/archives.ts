import { OpsError } from '#domain/errors.ts';
import type { Archives, PackedFile } from '#services/ports/archives.ts';

/** Packages by their paths, with what is in them. */
export function fakeArchives(packages: Readonly<Record<string, readonly PackedFile[]>> = {}): Archives {
  return {
    read(path, signal) {
      const files = packages[path];
      if (files !== undefined) return Promise.resolve(listed(files, signal));
      const message = `The package ${path} cannot be read: it is not there.`;
      return Promise.reject(new OpsError('package-unreadable', message, { exit: 'refused' }));
    },
  };
}

async function* listed(files: readonly PackedFile[], signal: AbortSignal): AsyncGenerator<PackedFile> {
  for (const file of files) {
    signal.throwIfAborted();
    yield await Promise.resolve(file);
  }
}
