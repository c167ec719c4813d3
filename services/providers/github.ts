import { isWhole } from '#domain/credentials/checksum.ts';

import { revokeGitHub } from './github/revoke.ts';
import { testGitHub } from './github/test.ts';
import { defineProvider, type Shape } from './provider.ts';

const KINDS: Readonly<Record<string, string>> = {
  ghp: 'classic token',
  gho: 'token of an OAuth app',
  ghu: 'token of a person in an app',
  ghs: 'token of an installed app',
  ghr: 'refresh token',
};

export default defineProvider({
  id: 'github',
  title: 'GitHub',
  variables: ['GITHUB_TOKEN', 'GH_TOKEN'],
  howTo: {
    url: 'https://github.com/settings/personal-access-tokens/new',
    steps: [
      'Open the page, signed in; give the token a name that says where it will be.',
      'Choose an end: 90 days or less.',
      'Under Repository access choose only the repositories that you look after.',
      'Under Permissions add those below, each with the access that is named.',
      'Generate the token and copy it at once; it is never shown again.',
    ],
    permissions: [
      {
        name: 'Issues: read and write',
        usedFor: 'counting open issues, and writing learnings and incidents as issues',
      },
      { name: 'Metadata: read', usedFor: 'finding the repository at all; GitHub adds it by itself' },
      { name: 'Pull requests: read', usedFor: 'counting open pull requests' },
      {
        name: 'Contents: read and write',
        usedFor: 'releases of a push; leave it out if you do not push with this token',
      },
    ],
  },
  rotateDays: 90,
  recognises: (value) => /^(?:gh[pousr]_|github_pat_)/.test(value),
  shape,
  test: testGitHub,
  revoke: revokeGitHub,
  revokeUrl: 'https://github.com/settings/tokens',
});

/**
 * Forms of GitHub's tokens, after its article "Behind GitHub's new authentication token formats" (2021): a prefix, 30
 * letters and a checksum; the fine-grained ones have two parts of 22 and 59 letters.
 */
function shape(value: string): Shape {
  const fineGrained = /^github_pat_(\w*)$/.exec(value);
  if (fineGrained)
    return /^[\dA-Za-z]{22}_[\dA-Za-z]{59}$/.test(fineGrained[1] ?? '')
      ? { fits: true, kind: 'fine-grained token' }
      : { fits: false, problem: wrongLength(value, 93) };
  const [, prefix] = /^(gh[pousr])_/.exec(value) ?? [];
  if (prefix === undefined)
    return /^[\da-f]{40}$/.test(value)
      ? { fits: true, kind: 'classic token of the old form' }
      : { fits: false, problem: 'This is no token of GitHub: those begin with github_pat_ or ghp_.' };
  const kind = KINDS[prefix] ?? 'token';
  // Tokens of apps and refresh tokens may be longer; only the usual length has the checksum.
  if (value.length > 40 && ['ghu', 'ghs', 'ghr'].includes(prefix)) return { fits: true, kind };
  if (value.length !== 40) return { fits: false, problem: wrongLength(value, 40) };
  return isWhole(value) === true
    ? { fits: true, kind }
    : { fits: false, problem: 'Its checksum is wrong: a letter is missing, changed or swapped. Copy it once more.' };
}

function wrongLength(value: string, length: number): string {
  const what = value.length < length ? 'it was cut off' : 'something came along';
  return `It has ${value.length} characters where such a token has ${length}: ${what}. Copy it once more.`;
}
