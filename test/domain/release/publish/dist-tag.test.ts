import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';

import { chooseDistTag } from '#domain/release/publish/dist-tag.ts';

test.each([
  ['1.0.0', {}, null, 'latest'],
  ['1.1.0', { latest: '1.0.0' }, null, 'latest'],
  ['2.0.0-beta.1', { latest: '1.0.0' }, null, 'beta'],
  ['2.0.0-RC.1', { latest: '1.0.0' }, null, 'rc'],
  ['2.0.0-1', { latest: '1.0.0' }, null, 'next'],
  ['2.0.0-x.1', { latest: '1.0.0' }, null, 'next'],
  ['2.0.0-latest.1', { latest: '1.0.0' }, null, 'next'],
  ['1.0.0-beta.1', {}, null, 'beta'],
  ['1.9.1', { latest: '2.0.0' }, null, 'release-1.x'],
  ['2.0.1', { latest: '2.1.0' }, null, 'release-2.0.x'],
  ['1.0.0', { latest: '1.0.0-rc.1' }, null, 'latest'],
  ['1.5.0-beta.1', { latest: '2.0.0', beta: '2.1.0-beta.1' }, null, 'release-1.x-beta'],
  ['1.1.0', { latest: '1.0.0' }, 'next', 'next'],
  ['2.0.0-beta.1', { latest: '1.0.0' }, 'canary', 'canary'],
  ['1.1.0', { latest: '1.0.0' }, 'latest', 'latest'],
  ['1.1.0', { latest: 'nonsense' }, null, 'latest'],
])('%s beside %j, asked for %s, becomes %s', (version, distTags, asked, tag) => {
  expect(chooseDistTag({ version, distTags, asked })).toMatchObject({ state: 'chosen', tag });
});

test.each([
  ['2.0.0-beta.1', { latest: '1.0.0' }, 'latest', 'beta', 'prerelease'],
  ['1.9.1', { latest: '2.0.0' }, 'latest', 'release-1.x', 'latest is at 2.0.0'],
  ['1.1.0', { latest: '1.0.0' }, '1.x', 'latest', 'mistaken for a version'],
  ['1.1.0', { latest: '1.0.0' }, 'v1', 'latest', 'mistaken for a version'],
  ['1.1.0', { latest: '1.0.0' }, '--force', 'latest', 'mistaken for a version'],
])('%s beside %j may not become %s but %s', (version, distTags, asked, instead, why) => {
  const choice = chooseDistTag({ version, distTags, asked });
  expect(choice).toMatchObject({ state: 'refused', instead, reason: expect.stringContaining(why) as string });
});

const core = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
const any = fc.tuple(core, fc.constantFrom('', '-beta.1', '-rc.0', '-1', '-latest.0')).map((parts) => parts.join(''));

test('latest never moves backwards and never to a prerelease, whatever is asked for', () => {
  fc.assert(
    fc.property(
      any,
      fc.option(any),
      fc.constantFrom(null, 'latest', 'next', 'beta', '1.x'),
      (version, latest, asked) => {
        const distTags: Record<string, string> = latest === null ? {} : { latest };
        const choice = chooseDistTag({ version, distTags, asked });
        const tag = choice.state === 'chosen' ? choice.tag : choice.instead;
        expect(semver.validRange(tag)).toBeNull();
        const forward = latest === null || semver.gte(version, latest);
        expect(tag !== 'latest' || (semver.prerelease(version) === null && forward)).toBe(true);
      },
    ),
  );
});
