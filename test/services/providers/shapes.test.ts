import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CREDENTIAL_PROVIDERS } from '#cli/cred/options.ts';
import { isWhole, withChecksum } from '#domain/credentials/checksum.ts';
import { providers } from '#services/providers/registry.ts';

import { anthropic } from '../../support/providers/anthropic.ts';
import { gitHub } from '../../support/providers/github.ts';
import { mem0 } from '../../support/providers/mem0.ts';
import { npm } from '../../support/providers/npm.ts';
import { openAi } from '../../support/providers/openai.ts';
import { pypiToken } from '../../support/providers/pypi.ts';

const byId = (id: string) => {
  const found = providers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};
const LETTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const body = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 30, maxLength: 30 });
const VALUES: readonly (readonly [id: string, value: string])[] = [
  ['github', gitHub.value],
  ['openai', openAi.value],
  ['anthropic', anthropic.value],
  ['npm', npm.value],
  ['pypi', pypiToken([[1, ['cpm-console']]])],
];

it('accepts the sample that GitHub published, and no other end of it', () => {
  // github.blog, "Behind GitHub's new authentication token formats": split so that no scanner takes it for a live one.
  const sample = ['ghp', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17'].join('_');
  expect(isWhole(sample)).toBe(true);
  expect(isWhole(sample.replace(/7$/, '8'))).toBe(false);
});

it('finds every changed letter of a token', () => {
  fc.assert(
    fc.property(body, fc.integer({ min: 4, max: 39 }), fc.constantFrom(...LETTERS), (text, at, letter) => {
      const token = withChecksum('npm', text);
      const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
      expect(isWhole(changed)).toBe(changed === token);
    }),
  );
});

describe.each(VALUES)('%s', (id, value) => {
  it('is recognised by its beginning, by nobody else', () => {
    expect(providers.filter((one) => one.recognises(value)).map((one) => one.id)).toEqual([id]);
  });

  it('fits whole, and never cut off', () => {
    const provider = byId(id);
    expect(provider.shape(value)).toMatchObject({ fits: true });
    for (let length = 1; length < value.length; length += 1) {
      const shape = provider.shape(value.slice(0, length));
      expect(shape.fits).toBe(false);
      expect('problem' in shape && length > 12 ? shape.problem : '').not.toContain(value.slice(0, length));
    }
  });
});

it.each([
  ['github_pat_', 22, 59, true],
  ['github_pat_', 22, 58, false],
  ['github_pat_', 21, 59, false],
])('a fine-grained token %s with parts of %i and %i letters fits: %s', (prefix, first, second, fits) => {
  expect(byId('github').shape(`${prefix}${'a'.repeat(first)}_${'b'.repeat(second)}`).fits).toBe(fits);
});

it('reads project and end out of a token of PyPI', () => {
  const shape = byId('pypi').shape(
    pypiToken([
      [0, 1_800_000_000, 1_700_000_000],
      [1, ['cpm-console']],
      [3, 'id'],
    ]),
  );
  expect(shape).toEqual({
    fits: true,
    kind: 'token of pypi.org',
    expiresAt: 1_800_000_000_000,
    scopes: ['project cpm-console'],
  });
  expect(byId('pypi').shape(pypiToken([{ version: 1, permissions: 'user' }]))).toMatchObject({
    scopes: ['all your projects'],
  });
});

it('asks for so many letters of a key of the memory service', () => {
  expect(byId('mem0').shape(mem0.value).fits).toBe(true);
  expect(byId('mem0').shape('x'.repeat(31)).fits).toBe(false);
});

it.each(providers.map((one) => [one.id, one] as const))('%s has a page that says how to create one', (id, provider) => {
  const { howTo, rotateDays } = provider;
  expect(howTo.steps.length).toBeGreaterThan(1);
  expect(rotateDays).toBeGreaterThan(0);
  expect(URL.canParse(howTo.url) || id === 'http').toBe(true);
});

it('asks of a token of GitHub what the guides ask', () => {
  const { permissions } = byId('github').howTo;
  expect(permissions.map(({ name }) => name).slice(0, 3)).toEqual([
    'Issues: read and write',
    'Metadata: read',
    'Pull requests: read',
  ]);
});

it('names every provider where the shell completes', () => {
  expect([...CREDENTIAL_PROVIDERS].toSorted()).toEqual(providers.map(({ id }) => id).toSorted());
});
