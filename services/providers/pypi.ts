import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';

import { defineProvider, type Shape, type TestOptions } from './provider.ts';
import { type Macaroon, readMacaroon } from './support/macaroon.ts';
import { told } from './support/outcome.ts';

export default defineProvider({
  id: 'pypi',
  title: 'PyPI',
  variables: ['PYPI_TOKEN', 'PYPI_API_TOKEN'],
  howTo: {
    url: 'https://pypi.org/manage/account/token/',
    steps: [
      'Open the page, signed in; if your packages come from CI, set up trusted publishing instead: it needs no token.',
      'Choose the project as its scope, not the whole account.',
      'Create the token and copy it at once; it is never shown again.',
    ],
    permissions: [{ name: 'one project', usedFor: 'publishing at the end of a push' }],
  },
  rotateDays: 90,
  recognises: (value) => value.startsWith('pypi-'),
  shape,
  test: (value, options) => Promise.resolve(test(value, options)),
  revokeUrl: 'https://pypi.org/manage/account/token/',
});

function shape(value: string): Shape {
  if (!value.startsWith('pypi-')) return { fits: false, problem: 'A token of PyPI begins with pypi-.' };
  const macaroon = readMacaroon(value.slice('pypi-'.length));
  if (macaroon === null) return { fits: false, problem: 'It is not whole: its end is missing. Copy it once more.' };
  const { expiresAt, scopes } = restrictions(macaroon);
  return { fits: true, kind: `token of ${macaroon.location}`, ...(expiresAt !== null && { expiresAt }), scopes };
}

/** PyPI has no call that tells without an upload; what the token says of itself is all there is. */
function test(value: Secret, options: TestOptions): TestResult {
  const macaroon = readMacaroon(value.reveal().replace(/^pypi-/, ''));
  if (macaroon === null)
    return told(options, 'unknown', 'this is no token of PyPI', { hint: 'Add the one that PyPI showed.' });
  const { expiresAt, scopes } = restrictions(macaroon);
  if (expiresAt !== null && expiresAt <= options.world.clock.now())
    return told(options, 'expired', 'its own end is over', { hint: 'Create a new one and add it.', scopes, expiresAt });
  return told(options, 'unverified', 'PyPI only tells at an upload; this is what the token says', {
    scopes,
    ...(expiresAt !== null && { expiresAt }),
  });
}

/**
 * Caveats of warehouse (warehouse/macaroons/caveats): `[0, until, from]`, `[1, [names]]`, `[2, [ids]]`, `[3, user]`; the
 * older ones are objects with `permissions`.
 */
function restrictions({ caveats }: Macaroon): { readonly expiresAt: number | null; readonly scopes: string[] } {
  const parsed = caveats.map((text) => parse(text));
  const ends = parsed.flatMap((one) =>
    Array.isArray(one) && one[0] === 0 && typeof one[1] === 'number' ? [one[1] * 1000] : [],
  );
  const scopes = parsed.flatMap((one) => scopeOf(one));
  return { expiresAt: ends.length === 0 ? null : Math.min(...ends), scopes };
}

function scopeOf(caveat: unknown): string[] {
  if (Array.isArray(caveat)) {
    const tag: unknown = caveat[0];
    const names: unknown = caveat[1];
    if (tag === 1 && Array.isArray(names)) return names.map((name) => `project ${String(name)}`);
    return tag === 2 && Array.isArray(names) ? [`${names.length} of your projects`] : [];
  }
  const permissions: unknown =
    typeof caveat === 'object' && caveat !== null ? Reflect.get(caveat, 'permissions') : null;
  if (permissions === 'user') return ['all your projects'];
  const projects: unknown =
    typeof permissions === 'object' && permissions !== null ? Reflect.get(permissions, 'projects') : null;
  return Array.isArray(projects) ? projects.map((name) => `project ${String(name)}`) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
