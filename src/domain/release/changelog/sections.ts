/** What a commit is to the reader of a changelog. */
export type SectionKind =
  | 'breaking'
  | 'added'
  | 'changed'
  | 'performance'
  | 'deprecated'
  | 'removed'
  | 'fixed'
  | 'security'
  | 'reverted';

const WORDS: readonly (readonly [SectionKind, RegExp])[] = [
  ['breaking', /^breaking(?: changes?)?$/],
  ['added', /^(?:added|additions?|new|features?|new features?|enhancements?)$/],
  ['changed', /^(?:changed|changes|other changes|improvements?|improved|misc(?:ellaneous)?|other)$/],
  ['performance', /^performance(?: improvements?)?$/],
  ['deprecated', /^(?:deprecated|deprecations?)$/],
  ['removed', /^(?:removed|removals?)$/],
  ['fixed', /^(?:fixed|fixes|bug ?fixes|bugs|bugs fixed)$/],
  ['security', /^security(?: fixes)?$/],
  ['reverted', /^(?:reverts?|reverted)$/],
];

/** Which section a heading inside a release is, whatever decorates it (`✨ Features`, `Fixed:`); null for another. */
export function sectionOf(title: string): SectionKind | null {
  const words = title
    .toLowerCase()
    .replaceAll(/:[a-z_]+:|[^a-z ]/g, '')
    .trim();
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
