import type * as Zod from 'zod';

import { isCredentialName } from '#domain/credentials/name.ts';

import { duration, EXPECTED, text } from './words.ts';

type Z = typeof Zod;

const DAY_MS = 86_400_000;

/** `credentials`: how they are treated, and what is written about single ones. Never a value. */
export function credentials(z: Z) {
  return z.strictObject({
    items: z.array(item(z)).optional().describe('What is written about single ones; never a value.'),
    expiring: days(z).optional().describe('So long before its end a credential counts as expiring. Default 14d.'),
    lockout: lockout(z).optional().describe('When a credential that is refused again and again is left alone.'),
    copy: z
      .strictObject({
        clearAfter: duration(z).optional().describe('When a copied value leaves the clipboard. Default 30s.'),
        overSsh: z.boolean().optional().describe('Whether values are copied over SSH too. Default false.'),
      })
      .optional()
      .describe('Copying of values to the clipboard of the terminal.'),
    allow: z
      .array(text(z))
      .optional()
      .describe('Findings of `cred scan` that are meant to be there, by their fingerprint.'),
    reveal: duration(z).optional().describe('How long a revealed value is shown. Default 10s.'),
    timeout: duration(z).optional().describe('How long one question to a provider may take. Default 5s.'),
  });
}

function item(z: Z) {
  const name = `${EXPECTED}a name such as github/main`;
  const rule = `${EXPECTED}owner:NAME or path:FOLDER`;
  return z.strictObject({
    name: z.string({ error: name }).refine(isCredentialName, { error: name }).describe('Unique, such as github/main.'),
    provider: text(z).optional().describe('What it is for: `cpm-console cred add --help` names them.'),
    baseUrl: url(z).optional().describe('Address of the provider, where it is not the usual one.'),
    variable: variable(z).optional().describe('Environment variable that goes before the stored value.'),
    rule: z
      .string({ error: rule })
      .regex(/^(?:owner:[\w.-]+|path:.+)$/, { error: rule })
      .optional()
      .describe('For whom or where it is used: `owner:acme` or `path:~/work`.'),
    rotateEvery: days(z).optional().describe('When it should be replaced. Default 90d.'),
    wants: z.array(text(z)).optional().describe('What a test tries besides: repositories such as acme/api.'),
    header: text(z).optional().describe('http: the header that holds it. Default Authorization, as Bearer.'),
    ok: z.array(status(z)).min(1).optional().describe('http: status of an answer that accepts it. Default 200.'),
  });
}

function lockout(z: Z) {
  const count = (most: number) => {
    const error = `${EXPECTED}a whole number from 1 to ${most}`;
    return z.int({ error }).min(1, { error }).max(most, { error }).optional();
  };
  return z.strictObject({
    tries: count(10).describe('Tries of one test, where the provider has a fault of its own. Default 3.'),
    delay: duration(z).optional().describe('Wait before the second try; it doubles each time. Default 1s.'),
    failures: count(100).describe('Rejections in a row after which nothing is tried for a while. Default 5.'),
    for: duration(z).optional().describe('How long that is. Default 15m.'),
  });
}

/** A duration that counts in days. */
function days(z: Z) {
  return duration(z, DAY_MS).transform((ms) => Math.floor(ms / DAY_MS));
}

function status(z: Z) {
  const error = `${EXPECTED}an HTTP status such as 200`;
  return z.int({ error }).min(100, { error }).max(599, { error });
}

function url(z: Z) {
  const error = `${EXPECTED}an http or https address without a user name`;
  return z.string({ error }).refine(isPlainUrl, { error });
}

function isPlainUrl(value: string): boolean {
  const { protocol, username, password } = URL.parse(value) ?? { protocol: '', username: '', password: '' };
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function variable(z: Z) {
  const error = `${EXPECTED}the name of an environment variable`;
  return z.string({ error }).regex(/^[A-Za-z_]\w*$/, { error });
}
