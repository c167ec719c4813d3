import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

/** Configuration files in memory. `files` may be changed from outside, as an editor would. */
export function fakeConfigStore(
  files = new Map<string, string>(),
  directories = new Set<string>(),
): ConfigStore & { readonly files: Map<string, string> } {
  return {
    files,
    stamp: (path) => Promise.resolve(files.has(path) ? fingerprint(files.get(path) ?? '') : null),
    read(path, maxBytes) {
      const text = files.get(path);
      if (directories.has(path))
        return refuse('config-unreadable', `${path} cannot be read: it is a directory.`, 'usage');
      if (text === undefined) return Promise.resolve(null);
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > maxBytes) return refuse('config-unreadable', `${path} is too large.`, 'usage');
      return Promise.resolve({ bytes, stamp: fingerprint(text), sha256: fingerprint(text), settled: true });
    },
    write(path, text, expected) {
      if (sumOf(files.get(path)) !== expected) return changedMeanwhile(path);
      files.set(path, text);
      return Promise.resolve(fingerprint(text));
    },
    remove(path, expected) {
      if (sumOf(files.get(path)) !== expected) return changedMeanwhile(path);
      files.delete(path);
      return Promise.resolve();
    },
    recall: (path) => Promise.resolve(files.get(path) ?? null),
    keep(path, text) {
      files.set(path, text);
      return Promise.resolve();
    },
    isDirectory: (path) => Promise.resolve(directories.has(path)),
  };
}

function refuse(code: string, message: string, exit: 'usage' | 'refused'): Promise<never> {
  return Promise.reject(new OpsError(code, message, { exit }));
}

function sumOf(text: string | undefined): string | null {
  return text === undefined ? null : fingerprint(text);
}

function changedMeanwhile(path: string): Promise<never> {
  return refuse('config-changed', `${path} was changed by somebody else meanwhile; nothing was written.`, 'refused');
}
