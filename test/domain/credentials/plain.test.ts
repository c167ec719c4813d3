import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { valuesIn } from '#domain/credentials/plain/values-in.ts';
import { takesComments, withReferences } from '#domain/credentials/plain/with-references.ts';

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

describe('references', () => {
  it('stand where the values were, with a line above that says how to use them', () => {
    const text = `A=1\n  export GITHUB_TOKEN='${TOKEN}'\nB=2\n`;
    const [value] = valuesIn(text, '.env', VARIABLES);
    expect(withReferences(text, [{ ...value!, name: 'github/main' }])).toBe(
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
          values.map((value, at) => ({ ...value, name: `n${at}`, variable: comments ? value.variable : null })),
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
