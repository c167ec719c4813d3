import { compareDigests } from './digest.ts';

/** A file with the sums of its exact bytes. */
export interface Summed {
  readonly name: string;
  readonly digests: readonly string[];
}

/** What a registry says of a version: the shape of the port's answer. */
export type FoundVersion =
  | { readonly state: 'absent' | 'removed' }
  | { readonly state: 'present'; readonly files: readonly Summed[] };

/**
 * What a registry's answer means for the files we hold.
 * - `absent`: none of them is there, and the number is free
 * - `removed`: the number was used once and can never be used again
 * - `ours`: every file is there with our bytes
 * - `partly`: some are there with our bytes, the named ones are missing (PyPI takes them one by one)
 * - `other`: at least one file of that name, or the version, has other bytes
 * - `unclear`: it is there, but the registry tells no sum that we know
 */
export type VersionMatch =
  | { readonly state: 'absent' | 'removed' | 'ours' | 'unclear' }
  | { readonly state: 'partly'; readonly missing: readonly string[] }
  | { readonly state: 'other'; readonly names: readonly string[] };

/** An npm version has one file, whatever its name; a Python version has one per name. */
export function matchVersion(kind: 'npm' | 'pypi', found: FoundVersion, ours: readonly Summed[]): VersionMatch {
  if (found.state !== 'present') return { state: found.state };
  const verdicts = ours.map((file) => {
    const there = kind === 'npm' ? found.files[0] : found.files.find(({ name }) => name === file.name);
    return { name: file.name, says: there === undefined ? 'missing' : compareDigests(file.digests, there.digests) };
  });
  const named = (what: string) => verdicts.filter(({ says }) => says === what).map(({ name }) => name);
  if (named('different').length > 0) return { state: 'other', names: named('different') };
  if (named('unknown').length > 0) return { state: 'unclear' };
  const missing = named('missing');
  if (missing.length === 0) return { state: 'ours' };
  return missing.length === ours.length ? { state: 'absent' } : { state: 'partly', missing };
}
