import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { nextVersion } from '#domain/release/versions/next.ts';
import { type Reconciled, reconcile } from '#domain/release/versions/reconcile.ts';
import type { Sources } from '#domain/release/versions/sources.ts';

import { attempt } from '../../../support/attempt.ts';
import { version } from '../../../support/versions.ts';

const NOTHING: Sources = { manifest: null, nearestTag: null, highestTag: null, registry: null, prefix: 'v' };
const of = (sources: Partial<Sources>): Reconciled =>
  reconcile({ ...NOTHING, ...(sources.nearestTag && { highestTag: sources.nearestTag }), ...sources });

type Row = readonly [name: string, sources: Partial<Sources>, wanted: Partial<Reconciled>];

describe('what was released last', () => {
  test.each<Row>([
    [
      'all agree',
      { manifest: '1.2.0', nearestTag: 'v1.2.0', registry: ['1.1.0', '1.2.0'] },
      { current: '1.2.0', from: 'manifest', since: 'v1.2.0', unreleased: null, notes: [] },
    ],
    ['only tags know', { nearestTag: 'v1.2.0' }, { current: '1.2.0', from: 'nearest tag', since: 'v1.2.0', notes: [] }],
    [
      'only the registry knows',
      { registry: ['1.2.0', '1.3.0-rc.1', '1.10.0'] },
      { current: '1.10.0', from: 'registry', since: null },
    ],
    [
      'only a tag that HEAD does not reach',
      { highestTag: 'v1.2.0' },
      { current: '1.2.0', from: 'highest tag', since: 'v1.2.0' },
    ],
    ['nothing at all', {}, { current: null, from: 'nothing', unreleased: null, since: null }],
    [
      'never released',
      { manifest: '0.3.0', registry: [] },
      { current: null, from: 'manifest', unreleased: '0.3.0', since: null },
    ],
    [
      'a placeholder',
      { manifest: '0.0.0-development', nearestTag: 'v1.2.0' },
      { current: '1.2.0', from: 'nearest tag', notes: [] },
    ],
    ['a placeholder, never released', { manifest: '0.0.0' }, { current: null, from: 'nothing', unreleased: null }],
    [
      'the manifest is ahead of the release',
      { manifest: '1.3.0', nearestTag: 'v1.2.0', registry: ['1.2.0'] },
      { current: '1.2.0', from: 'nearest tag', unreleased: '1.3.0', since: 'v1.2.0' },
    ],
    [
      'the manifest is behind the tag',
      { manifest: '1.0.0', nearestTag: 'v1.2.0' },
      { current: '1.2.0', from: 'nearest tag', unreleased: null, since: 'v1.2.0' },
    ],
    [
      'published and tagged nowhere, as after a publish that was believed to have failed (F7)',
      { manifest: '1.0.0', nearestTag: 'v1.0.0', registry: ['1.0.0', '1.1.0'] },
      { current: '1.1.0', from: 'registry', since: 'v1.0.0' },
    ],
    [
      'a prerelease line',
      { manifest: '2.0.0-rc.1', nearestTag: 'v2.0.0-rc.1', registry: ['1.9.0', '2.0.0-rc.1'] },
      { current: '2.0.0-rc.1', from: 'manifest', unreleased: null },
    ],
    [
      'a prerelease ahead of the last published one, without tags',
      { manifest: '2.0.0-rc.2', registry: ['1.0.0', '2.0.0-rc.1'] },
      { current: '2.0.0-rc.1', from: 'registry', unreleased: '2.0.0-rc.2' },
    ],
    [
      'the manifest belongs to the highest tag, not to the nearest',
      { manifest: '4.6.0', nearestTag: 'v1.4.7', highestTag: 'v4.6.0' },
      { current: '4.6.0', from: 'manifest', since: 'v4.6.0' },
    ],
    [
      'the manifest is ahead of the highest tag, which is not the nearest',
      { manifest: '4.7.0', nearestTag: 'v1.4.7', highestTag: 'v4.6.0' },
      { current: '4.6.0', from: 'highest tag', unreleased: '4.7.0', since: 'v4.6.0' },
    ],
    [
      'the next major was published early',
      { manifest: '1.4.7', nearestTag: 'v1.4.7', registry: ['1.4.7', '2.0.0-beta.1'] },
      { current: '1.4.7', from: 'manifest' },
    ],
    [
      'a package among several',
      { manifest: '1.0.0', nearestTag: 'pkg@1.0.0', prefix: 'pkg@' },
      { current: '1.0.0', since: 'pkg@1.0.0', notes: [] },
    ],
    ['build metadata', { manifest: '1.0.0+5', nearestTag: 'v1.0.0' }, { current: '1.0.0', unreleased: null }],
  ])('%s', (_name, sources, wanted) => {
    expect(of(sources)).toMatchObject({ ...wanted, refusal: null });
  });
});

describe('what does not agree is said', () => {
  test.each<readonly [Partial<Sources>, string]>([
    [{ manifest: '1.0.0', nearestTag: 'v1.2.0' }, 'The manifest says 1.0.0, but 1.2.0 is released'],
    [{ manifest: '1.3.0', nearestTag: 'v1.2.0' }, 'The manifest already says 1.3.0, which nobody released'],
    [
      { manifest: '1.4.7', nearestTag: 'v1.4.7', highestTag: 'v4.6.0' },
      'Versions of tags do not only go up: 4.6.0 exists',
    ],
    [{ manifest: '1.0.0', nearestTag: 'v1.0.0', registry: ['1.0.1'] }, '1.0.1 is published although no tag names it'],
    [{ manifest: '1.0.0', nearestTag: 'release-7' }, 'The tag release-7 is not "v" and a version'],
    [{ manifest: '1.0.0', nearestTag: '1.0.0' }, 'The tag 1.0.0 is not "v" and a version'],
  ])('%o', (sources, note) => {
    expect(of(sources).notes).toEqual([expect.stringContaining(note)]);
  });
});

describe('versions only go up', () => {
  test('tags that do not: the manifest and the nearest tag together decide against a stray one (PSS-06)', () => {
    const found = of({ manifest: '1.4.7', nearestTag: 'v1.4.7', highestTag: 'v4.6.0' });
    expect(found).toMatchObject({ current: '1.4.7', refusal: null });
  });

  test('tags that do not, and nothing else to ask: a person has to say (PSS-06)', () => {
    const { refusal } = of({ nearestTag: 'v1.4.7', highestTag: 'v4.6.0' });
    expect(refusal?.code).toBe('tags-not-monotonic');
    expect(refusal?.hint).toContain('--bump X.Y.Z');
  });

  test('tags that do not, and a registry that knows the nearest one', () => {
    expect(of({ nearestTag: 'v1.4.7', highestTag: 'v4.6.0', registry: ['1.4.7'] }).refusal).toBeNull();
  });

  test.each<readonly [string, Partial<Sources>]>([
    [
      'an old line, when a newer one is published',
      { manifest: '1.4.7', nearestTag: 'v1.4.7', highestTag: 'v2.0.3', registry: ['1.4.7', '2.0.3'] },
    ],
    [
      'a prerelease of what is released already',
      { manifest: '2.0.0-rc.1', nearestTag: 'v2.0.0-rc.1', highestTag: 'v2.0.0', registry: ['2.0.0'] },
    ],
    ['a clone without tags below what is published', { manifest: '1.4.7', registry: ['2.0.3'] }],
    ['a clone that lacks the branch with the highest tag', { manifest: '1.4.7', highestTag: 'v2.0.3' }],
  ])('%s would go back', (_name, sources) => {
    expect(of(sources).refusal?.code).toBe('downgrade');
    expect(of({ ...sources, hotfix: true }).refusal).toBeNull();
  });

  test('a manifest that is no version is refused', () => {
    expect(of({ manifest: '1.2' }).refusal).toMatchObject({ code: 'bad-version', hint: 'Write it as X.Y.Z' });
  });
});

test('what is not refused goes up from everything this line has', () => {
  const tag = fc.option(
    version().map((text) => `v${text}`),
    { nil: null },
  );
  const property = fc.property(
    fc.option(version(), { nil: null }),
    tag,
    tag,
    fc.option(fc.array(version(), { maxLength: 4 }), { nil: null }),
    (manifest, nearestTag, other, registry) => {
      const highestTag =
        [nearestTag, other]
          .filter((one) => one !== null)
          .toSorted()
          .at(-1) ?? null;
      const found = reconcile({ manifest, nearestTag, highestTag, registry, prefix: 'v' });
      const { current, unreleased } = found;
      const tried = attempt(() => nextVersion(current, 'minor', { unreleased }));
      return found.refusal !== null || 'answer' in tried;
    },
  );
  expect(() => fc.assert(property)).not.toThrow();
});
