import { isWhole } from '#domain/credentials/checksum.ts';
import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { field, textField } from '#domain/field.ts';

import { defineProvider, type Shape, type TestOptions } from './provider.ts';
import { ask, below } from './support/ask.ts';
import { rejected, told } from './support/outcome.ts';

const USUAL = 'https://registry.npmjs.org';

export default defineProvider({
  id: 'npm',
  title: 'npm',
  variables: ['NODE_AUTH_TOKEN', 'NPM_TOKEN'],
  howTo: {
    url: 'https://www.npmjs.com/settings/~/tokens/granular-access-tokens/new',
    steps: [
      'Open the page, signed in; if your packages come from CI, set up trusted publishing there instead: it needs no token.',
      'Give it a name and an end; npm allows 90 days at most.',
      'Under Packages and scopes choose Read and write for the packages that you publish.',
      'Generate the token and copy it at once; it is never shown again.',
    ],
    permissions: [{ name: 'Packages and scopes: read and write', usedFor: 'publishing at the end of a push' }],
  },
  rotateDays: 90,
  recognises: (value) => value.startsWith('npm_'),
  shape,
  test,
  revokeUrl: 'https://www.npmjs.com/settings/~/tokens',
});

function shape(value: string): Shape {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value))
    return { fits: true, kind: 'token of the old form, which npm no longer accepts' };
  if (!value.startsWith('npm_')) return { fits: false, problem: 'A token of npm begins with npm_.' };
  if (value.length !== 40)
    return { fits: false, problem: `It has ${value.length} characters where such a token has 40. Copy it once more.` };
  return isWhole(value) === true
    ? { fits: true, kind: 'token' }
    : { fits: false, problem: 'Its checksum is wrong: a letter is missing, changed or swapped. Copy it once more.' };
}

/** `GET /-/whoami`, then what the registry says of this token among all. (npm's own client; docs.npmjs.com) */
async function test(value: Secret, options: TestOptions): Promise<TestResult> {
  const base = options.baseUrl ?? USUAL;
  const headers = { authorization: `Bearer ${value.reveal()}`, accept: 'application/json' };
  const asked = await ask(options, { url: below(base, '/-/whoami'), headers });
  if ('result' in asked) return asked.result;
  const { json, host } = asked;
  const { status } = asked.answer;
  const account = textField(json, 'username');
  if (status === 200 && account !== null) {
    const own = await ownToken(options, base, headers, value);
    const scopes = own === null ? [] : [own.readonly ? 'read' : 'publish'];
    const expiresAt = own?.expiresAt ?? undefined;
    return told(options, 'ok', account, { account, scopes, ...(expiresAt !== undefined && { expiresAt }) });
  }
  if (status === 401)
    return rejected(
      options,
      `401, ${host} does not accept it`,
      'It is wrong, revoked or over: create a new one and add it.',
    );
  if (status === 403)
    return told(options, 'restricted', `403, ${host} knows it but does not say whose it is`, {
      hint: 'Look at its addresses (CIDR) and rights on the page of npm.',
    });
  return told(options, 'unknown', `${status}, ${host} answers, but not as a registry does`, {
    hint: 'Correct baseUrl.',
  });
}

/** What the list of tokens says of this one, which it names by its beginning; null where it may not be read. */
async function ownToken(
  options: TestOptions,
  base: string,
  headers: Readonly<Record<string, string>>,
  value: Secret,
): Promise<{ readonly readonly: boolean; readonly expiresAt: number | null } | null> {
  const asked = await ask(options, { url: below(base, '/-/npm/v1/tokens?perPage=100'), headers });
  const listed: unknown = 'result' in asked ? undefined : field(asked.json, 'objects');
  if (!Array.isArray(listed)) return null;
  const own: unknown = listed.find((one) => {
    const beginning = textField(one, 'token')?.replace(/[….].*$/, '');
    return beginning !== undefined && beginning.length > 4 && value.reveal().startsWith(beginning);
  });
  if (own === undefined) return null;
  const ends = Date.parse(textField(own, 'expires') ?? textField(own, 'expiry') ?? '');
  return { readonly: field(own, 'readonly') === true, expiresAt: Number.isNaN(ends) ? null : ends };
}
