import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { field } from '#domain/field.ts';

import { defineProvider, type Shape, type TestOptions } from './provider.ts';
import { ask, below } from './support/ask.ts';
import { rejected, told } from './support/outcome.ts';

const USUAL = 'https://api.anthropic.com';
const VERSION = '2023-06-01';
const LEAST = 40;

export default defineProvider({
  id: 'anthropic',
  title: 'Anthropic',
  variables: ['ANTHROPIC_API_KEY'],
  howTo: {
    url: 'https://console.anthropic.com/settings/keys',
    steps: [
      'Open the page, signed in, and choose the workspace that pays for it.',
      'Create a key with a name that says where it will be.',
      'Copy the key at once; it is never shown again.',
    ],
    permissions: [{ name: 'the workspace', usedFor: 'agents and services that call the models' }],
  },
  rotateDays: 90,
  recognises: (value) => value.startsWith('sk-ant-'),
  shape,
  test,
  revokeUrl: 'https://console.anthropic.com/settings/keys',
});

/** `sk-ant-api03-`, 93 letters and AA, after the rules of gitleaks; admin keys the same. Others by their beginning only. */
function shape(value: string): Shape {
  const [, kind, rest = ''] = /^sk-ant-([a-z]+\d\d)-([\w-]*)$/.exec(value) ?? [];
  if (kind === undefined) return { fits: false, problem: 'A key of Anthropic begins with sk-ant-.' };
  const known = kind === 'api03' || kind === 'admin01';
  if (known ? !/^[\w-]{93}AA$/.test(rest) : value.length < LEAST)
    return { fits: false, problem: 'It is not whole: a part of it is missing. Copy it once more.' };
  return { fits: true, kind: kind.startsWith('admin') ? 'admin key' : 'key' };
}

/** `GET /v1/models`, for an admin key the list of keys. (docs.anthropic.com/en/api/errors) */
async function test(value: Secret, options: TestOptions): Promise<TestResult> {
  const path = value.reveal().startsWith('sk-ant-admin') ? '/v1/organizations/api_keys?limit=1' : '/v1/models?limit=1';
  const headers = { 'x-api-key': value.reveal(), 'anthropic-version': VERSION };
  const asked = await ask(options, { url: below(options.baseUrl ?? USUAL, path), headers });
  if ('result' in asked) return asked.result;
  const { json, host } = asked;
  const { status } = asked.answer;
  if (status === 200 && Array.isArray(field(json, 'data')))
    return told(options, 'ok', 'answers', { scopes: [path.startsWith('/v1/models') ? 'models' : 'admin'] });
  if (status === 401) return rejected(options, '401, Anthropic does not accept it', 'Create a new one and add it.');
  if (status === 403)
    return told(options, 'restricted', '403, it works but may not list models', {
      hint: 'Give the key a workspace that may use models.',
    });
  return told(options, 'unknown', `${status}, ${host} answers, but not as Anthropic does`, {
    hint: 'Correct baseUrl.',
  });
}
