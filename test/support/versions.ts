import fc from 'fast-check';

/** Semantic versions as projects have them, with the odd prerelease and build metadata. */
export function version(): fc.Arbitrary<string> {
  const number = fc.nat({ max: 12 });
  const word = fc.constantFrom('alpha', 'beta', 'rc', 'rc1', 'dev', 'x-y', '0', '3', '12');
  const tail = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `-${parts.join('.')}`) },
  );
  const build = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom('+5', '+sha.1f'));
  return fc
    .tuple(number, number, number, tail, build)
    .map(([major, minor, patch, pre, meta]) => `${major}.${minor}.${patch}${pre}${meta}`);
}
