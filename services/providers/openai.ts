import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { field, textField } from '#domain/field.ts';

import { defineProvider, type Shape, type TestOptions } from './provider.ts';
import { ask, below } from './support/ask.ts';
import { rejected, told } from './support/outcome.ts';

const USUAL = 'https://api.openai.com';
/** Stands in the middle of every key, after the rules of gitleaks. */
const MIDDLE = 'T3BlbkFJ';
const LEAST = 40;

export default defineProvider({
  id: 'openai',
  title: 'OpenAI',
  variables: ['OPENAI_API_KEY'],
  howTo: {
    url: 'https://platform.openai.com/api-keys',
    steps: [
      'Open the page, signed in, and choose the project that pays for it.',
      'Create a secret key with a name that says where it will be.',
      'Choose Restricted, and allow what is named below.',
      'Copy the key at once; it is never shown again.',
    ],
    permissions: [
      { name: 'List models: read', usedFor: 'testing the key' },
      { name: 'Model capabilities: request', usedFor: 'the memory service, which makes embeddings with it' },
    ],
  },
  rotateDays: 90,
  recognises: (value) => /^sk-(?!ant-)/.test(value),
  shape,
  test,
  revokeUrl: 'https://platform.openai.com/api-keys',
});

function shape(value: string): Shape {
  if (!/^sk-(?!ant-)[\w-]+$/.test(value)) return { fits: false, problem: 'A key of OpenAI begins with sk-.' };
  const [, kind = 'key'] = /^sk-(proj|svcacct|admin)-/.exec(value) ?? [];
  const rest = value.replace(/^sk-(?:(?:proj|svcacct|admin|None)-)?/, '');
  const [before = '', after] = rest.split(MIDDLE);
  // Servers that only speak like OpenAI have keys without a kind and without that middle.
  const whole = after === undefined ? kind === 'key' : before.length === after.length;
  if (value.length < LEAST || !whole)
    return { fits: false, problem: 'It is not whole: a part of it is missing. Copy it once more.' };
  return {
    fits: true,
    kind: { proj: 'key of a project', svcacct: 'key of a service', admin: 'admin key' }[kind] ?? kind,
  };
}

/** `GET /v1/models`. A 401 that names missing scopes is of a key that works. (platform.openai.com/docs/guides/error-codes) */
async function test(value: Secret, options: TestOptions): Promise<TestResult> {
  const base = options.baseUrl ?? USUAL;
  const headers = { authorization: `Bearer ${value.reveal()}` };
  const asked = await ask(options, { url: below(base, '/v1/models'), headers });
  if ('result' in asked) return asked.result;
  const { json, host } = asked;
  const { status } = asked.answer;
  const code = textField(json, 'error', 'code');
  const missing = /Missing scopes: ([\w.,\s]+?)\.(?:\s|$)/.exec(textField(json, 'error', 'message') ?? '')?.[1];
  if (status === 200) {
    const models = field(json, 'data');
    return Array.isArray(models)
      ? told(options, 'ok', `${models.length} models`, { scopes: ['models r'] })
      : told(options, 'unknown', `${host} answers, but not as OpenAI does`, { hint: 'Correct baseUrl.' });
  }
  if (missing !== undefined || code === 'missing_scope' || status === 403)
    return told(options, 'restricted', `${status}, it works but lacks ${missing ?? 'the right to list models'}`, {
      hint: 'That is enough where nothing lists models; else give the key that right.',
    });
  if (status === 401)
    return rejected(
      options,
      `401, OpenAI does not accept it${code === null ? '' : ` (${code})`}`,
      'Create a new one and add it.',
    );
  return told(options, 'unknown', `${status}, ${host} answers, but not as OpenAI does`, { hint: 'Correct baseUrl.' });
}
