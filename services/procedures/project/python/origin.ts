import type { VersionFile } from '#domain/release/edits/version-file.ts';

/** Where the version of a Python project stands. */
export type Origin =
  | { readonly from: 'files'; readonly files: readonly VersionFile[]; readonly why: string }
  | { readonly from: 'tag'; readonly why: string }
  | { readonly from: 'unknown'; readonly why: string };

/** Its version is computed by something that only running it would tell. */
export function computed(what: string): Origin {
  return { from: 'unknown', why: `${what}: name the file that has it in push.versionFiles` };
}
