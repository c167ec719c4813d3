/** The usual prefix, for a project that has no tag yet. */
export const USUAL = 'v';

/** The prefixes that tags of a project, or of one package among several, may have; the usual one first. */
export function tagPrefixes(packageName: string | null): readonly string[] {
  if (packageName === null) return [USUAL, ''];
  const names = [...new Set([packageName, packageName.replace(/^@[^/]*\//, '')])];
  return names.flatMap((one) => ['@', '@v', '-v', '/v', '-', '/'].map((separator) => `${one}${separator}`));
}
