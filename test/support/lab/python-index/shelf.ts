import { sha256, type Upload } from './upload.ts';

export interface Kept extends Upload {
  readonly sha256: string;
  yanked: string | null;
}

/** Names that differ in case, `-`, `_` and `.` are one project. */
export const normalised = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/** The files of an index, in memory. */
export class Shelf {
  readonly #projects = new Map<string, Kept[]>();
  /** Names of deleted files, which can never be used again. */
  readonly #burned = new Set<string>();

  projects(): string[] {
    return [...this.#projects.keys()];
  }

  files(name: string): readonly Kept[] {
    return this.#projects.get(normalised(name)) ?? [];
  }

  /** Null when it is kept, or was there already with the same content; else why not. */
  put(upload: Upload): string | null {
    const files = this.#projects.get(normalised(upload.name)) ?? [];
    const sum = sha256(upload.content);
    const there = files.find(({ file }) => file === upload.file);
    if (this.#burned.has(upload.file)) return 'This filename has already been used, use a different version.';
    if (there !== undefined) return there.sha256 === sum ? null : `File already exists ('${upload.file}').`;
    this.#projects.set(normalised(upload.name), [...files, { ...upload, sha256: sum, yanked: null }]);
    return null;
  }

  /** Yanks a release, `''` without a reason; null takes that back. */
  yank(name: string, version: string, reason: string | null): void {
    for (const file of this.files(name)) if (file.version === version) file.yanked = reason;
  }

  /** Deletes the files of a release; their names are gone for ever. */
  delete(name: string, version: string): void {
    for (const { file, version: of } of this.files(name)) if (of === version) this.#burned.add(file);
    this.#projects.set(
      normalised(name),
      this.files(name).filter((file) => file.version !== version),
    );
  }
}
