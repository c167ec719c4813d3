import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createRedactor, type Redactor } from '#domain/redact/redactor.ts';

/** Not written in one piece, so that no scanner of this repository stumbles over it. */
const token = (...parts: string[]): string => parts.join('');
const none = createRedactor({});

/** The text as it comes out when it is cut at some places. */
function streamed(redactor: Redactor, text: string, cuts: readonly number[]): string {
  const stream = redactor.stream();
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((end, n) => text.slice(places[n], end));
  return pieces.map((piece) => stream.push(piece)).join('') + stream.flush();
}

function leaks(secret: string, out: string): string[] {
  const parts = Array.from({ length: Math.max(0, secret.length - 5) }, (_, at) => secret.slice(at, at + 6));
  return parts.filter((part) => out.includes(part));
}

const anyOf = (letters: string) => fc.constantFrom(...Array.from(letters));
const secret = fc
  .string({ unit: anyOf('abcXYZ019+/=_-. "\\%ü\n'), minLength: 8, maxLength: 60 })
  .filter((made) => made.trim().length >= 8 && made.trim() === made);
const around = fc.string({ unit: anyOf('klmno 7:\n{}'), maxLength: 200 });
const cuts = fc.array(fc.nat(), { maxLength: 12 });

test('no six characters of a secret come through, however it is written and cut', () => {
  const spelled = fc.constantFrom<(value: string) => string>(
    (value) => value,
    encodeURIComponent,
    (value) => JSON.stringify({ value }),
    (value) => JSON.stringify(JSON.stringify([value])),
    (value) => value.replaceAll('\n', '\r\n'),
  );
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 3 }),
      around,
      around,
      spelled,
      cuts,
      (secrets, a, b, spell, places) => {
        const redactor = createRedactor({ values: secrets });
        const text = secrets.map((value) => a + spell(value) + b).join('');
        const out = streamed(redactor, text, places);
        expect(out).toContain('[redacted value]');
        for (const value of secrets) {
          expect(leaks(value, out)).toEqual([]);
          expect(leaks(encodeURIComponent(value), out)).toEqual([]);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('nor of its base64 and hexadecimal, wherever it stands in what was encoded', () => {
  fc.assert(
    fc.property(secret, around, around, cuts, (value, a, b, places) => {
      const redactor = createRedactor({ values: [value] });
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const alone = Buffer.from(value).toString(encoding);
        const out = streamed(redactor, `x ${Buffer.from(a + value + b).toString(encoding)} y`, places);
        expect(out).toContain('[redacted value]');
        expect(leaks(alone.slice(0, -4), out)).toEqual([]);
      }
    }),
  );
});

test('secrets that overlap each other are hidden whole', () => {
  const redactor = createRedactor({ values: ['abcdef-123456', '123456-ghijkl', 'ghijkl'] });
  expect(redactor.redact('<abcdef-123456-ghijkl>')).toBe('<[redacted value]>');
});

test('the same comes out however the text is cut', () => {
  const parts = fc.constantFrom(
    token('ghp', '_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'),
    'https://ana:hunter2hunter2@atlas.example/x.git',
    'Authorization: Bearer abcdefgh12345678',
    "authorization: 'basic YW5hOmh1bnRlcjI='",
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAxAAAA\nMIIEpAIBAAKCAQEA\nab==\n-----END RSA PRIVATE KEY-----',
    '"-----BEGIN PRIVATE KEY-----\\nMIIEpAIBAAKCAQEAxAAAA\\nMIIE==\\n-----END PRIVATE KEY-----\\n"',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAA\n',
    'my-own-secret value',
    'plain text, ',
    ' ',
    '\n',
    'Bearer ',
    '-----BEGIN',
    'eyJ',
  );
  const redactor = createRedactor({ values: ['my-own-secret value'] });
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 12 }),
      fc.constantFrom('', ' ', '\n', ', '),
      cuts,
      (made, between, places) => {
        const text = made.join(between);
        const out = streamed(redactor, text, places);
        expect(out).not.toContain('own-secret');
        // Glued together, one secret may be a part of the next.
        if (between === '') return;
        expect(out).toBe(redactor.redact(text));
        for (const hidden of ['ghp_wWPw', 'hunter2', 'abcdefgh12345678', 'YW5hOmh1', 'MIIEpAIB', 'b3BlbnNz'])
          expect(out).not.toContain(hidden);
      },
    ),
    { numRuns: 500 },
  );
});

test('text without secrets stays as it is', () => {
  const words = fc.string({
    unit: anyOf('abcdefghij XYZ0189.,:;/@#%&?=()[]{}"\'\n\t\u{1F600}é'),
    maxLength: 2000,
  });
  fc.assert(
    fc.property(words, cuts, (text, places) => {
      fc.pre(!/:\/\/|[?&;]sig=/.test(text));
      expect(streamed(none, text, places)).toBe(text);
    }),
  );
  for (const text of [
    'The authorization server answered 401',
    'npm notice Publishing to https://registry.example/ with tag latest',
    'remote: https://atlas.example/ana/app.git @main',
    'sha512-Yy5hY2VkZTg5NzhhNjU0ZmE2OWIwYzE2ZTc0NjI5ZDk2MGYxNzE1',
    'ask-me-anything-about-this-long-thing',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'ssh://git@atlas.example:22/x.git',
  ])
    expect(none.redact(text)).toBe(text);
});

test.each([
  ['github-token', token('github_pat', '_11ABCDEFG0123456789012_abcdef')],
  ['npm-token', token('npm', '_xX4fK9qL2mN8pR5tV7wY1zB3cD6eF0gHiJkL')],
  ['pypi-token', token('pypi', '-AgEIcHlwaS5vcmcCJDEyMzQ1Njc4OTAxMjM0NTY3ODkw')],
  ['slack-token', token('xoxb', '-123456789012-AbCdEfGh')],
  ['anthropic-key', token('sk-ant', '-api03-AbCdEfGhIjKlMnOp')],
  ['openai-key', token('sk-', 'proj-AbCdEfGhIjKlMnOpQrSt')],
  ['aws-key', token('AKIA', 'IOSFODNN7QWERTYU')],
  ['gitlab-token', token('glpat', '-abcdEFGH1234ijkl5678')],
  ['jwt', token('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N')],
  ['google-key', token('AIza', 'SyA1234567890abcdefghijklmnopqrstu')],
  ['docker-token', token('dckr_pat', '_AbCdEfGh1234567890')],
  ['memory-key', token('m0sk', '_AbCdEfGh1234567890')],
  ['stripe-key', token('sk_live', '_4eC39HqLyjWDarjtT1zdp7dc')],
])('%s is known by its shape', (name, value) => {
  expect(none.redact(`a ${value} b`)).toBe(`a [redacted ${name}] b`);
  expect(none.redact(`{"x":"${value}"}`)).toBe(`{"x":"[redacted ${name}]"}`);
});

test('what surrounds a secret stays readable', () => {
  expect(none.redact('git clone https://ana:s3cr3t@p@atlas.example/app.git')).toBe(
    'git clone https://ana:[redacted url-credentials]@atlas.example/app.git',
  );
  expect(none.redact('> authorization: Bearer abcd1234\n> accept: */*')).toBe(
    '> authorization: Bearer [redacted authorization]\n> accept: */*',
  );
  expect(none.redact('//registry.example/:_authToken=abcdef123')).toBe(
    '//registry.example/:_authToken=[redacted npm-auth]',
  );
  expect(none.redact(`https://hooks.slack.com/services/${'T0AB/B1CD/'.repeat(3)}x`)).toBe(
    'https://hooks.slack.com/services/[redacted slack-webhook]',
  );
  for (const name of ['token', 'auth_token', 'apikey', 'api_key', 'secret', 'password', 'sig', 'signature'])
    expect(none.redact(`GET /x?${name}=abcdefgh`)).toBe(`GET /x?${name}=[redacted url-parameter]`);
  for (const name of ['X-Api-Key', 'x-auth-token', 'private-token', 'job-token', 'npm-otp'])
    expect(none.redact(`${name}: abcdefghijklmnop`)).toBe(`${name}: [redacted authorization]`);
  expect(none.redact('npm publish --otp=123456 --tag next')).toBe(
    'npm publish --otp=[redacted one-time-password] --tag next',
  );
  expect(none.redact('GET /x?a=1&access_token=abcdefgh&b=2')).toBe(
    'GET /x?a=1&access_token=[redacted url-parameter]&b=2',
  );
  expect(none.redact('key:\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIAAAAAAAAAAA\nError: it is cut off')).toBe(
    'key:\n[redacted private-key]\nError: it is cut off',
  );
});

test('variables are hidden under their names, and shown when they are harmless', () => {
  const redactor = createRedactor({
    env: { DEPLOY_TOKEN: 'correct horse', HOME: '/home/ana', GIT_AUTHOR_NAME: 'ana.b' },
  });
  expect(redactor.redact('/home/ana: ana.b says correct horse')).toBe('/home/ana: ana.b says [redacted DEPLOY_TOKEN]');
  const named = createRedactor({ values: [{ name: 'memory-api', value: 'topsecret' }] });
  expect(named.redact('topsecret')).toBe('[redacted memory-api]');
});

test('holds back no more than it has to', () => {
  const stream = createRedactor({ values: ['a-long-secret-value'] }).stream();
  expect(stream.push('one line\n')).toBe('one line\n');
  expect(stream.push('see a-long')).toBe('see ');
  expect(stream.push('-boat\n')).toBe('a-long-boat\n');
  const giant = 'x'.repeat(100_000);
  const out = stream.push(giant);
  expect(out.length).toBeGreaterThan(giant.length - 10_000);
  expect(out + stream.flush()).toBe(giant);
});

test('a secret in a word without end is hidden, also one that is longer than what is held', () => {
  const hidden = token('ghp', '_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx');
  const filler = 'x,'.repeat(20_000);
  fc.assert(
    fc.property(cuts, (places) => {
      const out = streamed(none, filler + hidden + ',' + filler, places);
      expect(out).toBe(`${filler}[redacted github-token],${filler}`);
      const long = `${filler}eyJhbGciOiJIUzI1NiJ9.${'Ab1'.repeat(20_000)}`;
      expect(leaks('Ab1Ab1', streamed(none, long, places))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
