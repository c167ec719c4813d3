import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { withHelper } from '#domain/credentials/plain/git-address.ts';
import { referenceFor } from '#domain/credentials/plain/reference-for.ts';
import { valuesIn } from '#domain/credentials/plain/values-in.ts';
import { takesComments, withReferences } from '#domain/credentials/plain/with-references.ts';
import { referencesIn, withValues } from '#domain/credentials/references.ts';

const TOKEN = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';
const VARIABLES = new Set(['GITHUB_TOKEN', 'MEMORY_API_KEY']);
const found = (text: string, path = '/home/ana/.env') =>
  valuesIn(text, path, VARIABLES).map(({ value, variable }) => [variable, value]);

describe('values in a file', () => {
  it.each([
    ['a known variable, whatever it holds', 'GITHUB_TOKEN=short\n', [['GITHUB_TOKEN', 'short']]],
    ['an export in quotes', `export MEMORY_API_KEY="${TOKEN}"  # mine\n`, [['MEMORY_API_KEY', TOKEN]]],
    ['another variable that looks like one', `BILLING_API_KEY=${TOKEN}\n`, [['BILLING_API_KEY', TOKEN]]],
    ['nothing in a placeholder', 'BILLING_API_KEY=your_generated_api_key_here\n', []],
    ['nothing in a reference', 'GITHUB_TOKEN=cpm://github/main\n', []],
    ['nothing in another variable', 'GITHUB_TOKEN=$OTHER\nGITHUB_TOKEN=${OTHER}\n', []],
  ])('%s', (_what, text, values) => {
    expect(found(text)).toEqual(values);
  });

  it('knows a file that is nothing but a token, and the passwords of a netrc', () => {
    expect(found('abc\n', '/home/ana/.github_token')).toEqual([[null, 'abc']]);
    expect(found('machine h login ana password s3cret\n', '/home/ana/.netrc')).toEqual([[null, 's3cret']]);
  });
});

describe('values in the files of git', () => {
  const config = '/srv/app/.git/config';
  const without = (text: string, path = config) =>
    withReferences(
      text,
      valuesIn(text, path, VARIABLES).map((value) => referenceFor(text, path, { ...value, name: 'github/main' })),
    );

  it.each([
    ['the password of a user', `\turl = https://ana:${TOKEN}@github.com/a/b\n`, 'https://ana@github.com/a/b'],
    ['a token alone', `\turl = https://ghp_${TOKEN}abcd@github.com/a/b\n`, 'https://github.com/a/b'],
    [
      'a token with a mark',
      `\turl = https://ghp_${TOKEN}abcd:x-oauth-basic@github.com/a/b\n`,
      'https://github.com/a/b',
    ],
  ])('%s leaves the address', (_what, text, url) => {
    expect(without(text)).toBe(`\t# github/main is kept by cpm-console, which git asks\n\turl = ${url}\n`);
  });

  it('leave a line of the helper store without its password', () => {
    expect(without(`https://ana:${TOKEN}@github.com\n`, '/home/ana/.git-credentials')).toBe('https://ana@github.com\n');
  });

  it('name a helper for each host once, quoted as git wants it', () => {
    const helper = String.raw`!'/a "b"/node' cred git-credential`;
    const text = withHelper('[core]\n', ['github.com', 'github.com', 'forge:8443'], helper);
    expect(text).toBe(
      String.raw`[core]
[credential "https://github.com"]
	helper = "!'/a \"b\"/node' cred git-credential"
[credential "https://forge:8443"]
	helper = "!'/a \"b\"/node' cred git-credential"
`,
    );
    expect(withHelper(text, ['github.com'], helper)).toBe(text);
    const more = withHelper(text, ['github.com', 'git.example.org'], helper);
    expect(more.slice(text.length)).toMatch(/^\[credential "https:\/\/git\.example\.org"\]\n\thelper = [^\n]*\n$/);
  });

  it('need no helper of their own where one of ours serves every host', () => {
    const text = '[user]\n\tname = ana\n[credential]\n\thelper = "!cpm-console cred git-credential"\n';
    expect(withHelper(text, ['github.com'], '!cpm-console cred git-credential')).toBe(text);
    const others = text.replace('cred git-credential', 'other');
    expect(withHelper(others, ['github.com'], '!cpm-console cred git-credential')).not.toBe(others);
  });
});

describe('references', () => {
  it('are found and replaced, alone and inside of an address', () => {
    const text = 'postgres://ana:cpm://db/main@host/app cpm://github/main cpm://nobody';
    expect(referencesIn(`${text} ${text}`)).toEqual(['db/main', 'github/main', 'nobody']);
    const values = new Map([
      ['db/main', '$&'],
      ['github/main', 'x'],
    ]);
    expect(withValues(text, values)).toBe('postgres://ana:$&@host/app x cpm://nobody');
  });

  it('stand where the values were, with a line above that says how to use them', () => {
    const text = `A=1\n  export GITHUB_TOKEN='${TOKEN}'\nB=2\n`;
    const [value] = valuesIn(text, '.env', VARIABLES);
    expect(withReferences(text, [referenceFor(text, '.env', { ...value!, name: 'github/main' })])).toBe(
      [
        'A=1',
        '  # Kept by cpm-console: cpm-console cred run --with github/main=GITHUB_TOKEN -- COMMAND',
        "  export GITHUB_TOKEN='cpm://github/main'",
        'B=2',
        '',
      ].join('\n'),
    );
  });

  it('leave no value behind and nothing to find again', () => {
    const line = fc.constantFrom(
      `GITHUB_TOKEN=${TOKEN}`,
      'PATH=/usr/bin',
      `export MEMORY_API_KEY="${TOKEN}"`,
      '# a line',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, comments) => {
        const text = lines.join('\n');
        const values = valuesIn(text, '.env', VARIABLES);
        const after = withReferences(
          text,
          values.map((value, at) => referenceFor(text, comments ? '.env' : 'notes', { ...value, name: `n${at}` })),
        );
        expect(after).not.toContain(TOKEN);
        expect(valuesIn(after, '.env', VARIABLES)).toEqual([]);
        expect(after.split('\n').filter((one) => !/cpm:|cpm-console/.test(one))).toEqual(
          lines.length === 0 ? [''] : text.split('\n').filter((one) => !one.includes(TOKEN)),
        );
      }),
    );
  });

  it.each([
    ['/home/ana/.bashrc', true],
    ['/srv/app/.env.local', true],
    ['/home/ana/.netrc', false],
    ['/home/ana/.github_token', false],
    ['/home/ana/.git-credentials', false],
  ])('%s takes a comment: %s', (path, takes) => {
    expect(takesComments(path)).toBe(takes);
  });
});
