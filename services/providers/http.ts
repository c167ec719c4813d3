import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';

import { defineProvider, type TestOptions } from './provider.ts';
import { ask } from './support/ask.ts';
import { nonsense } from './support/nonsense.ts';
import { rejected, told } from './support/outcome.ts';

const LEAST = 8;

export default defineProvider({
  id: 'http',
  title: 'Any service',
  variables: [],
  howTo: {
    url: '',
    steps: [
      'Create the value where the service says.',
      'Give the address that it is tested at with --url; without one it is kept, but never tested.',
      'Where it is not sent as Authorization: Bearer, name the header with --header.',
    ],
    permissions: [],
  },
  rotateDays: 90,
  recognises: () => false,
  shape: (value) =>
    value.length < LEAST
      ? { fits: false, problem: `It has ${value.length} characters; what is shorter than ${LEAST} protects nothing.` }
      : { fits: true, kind: 'value' },
  test,
});

/** One GET with the value, and one with a wrong one: where both are accepted, the address does not ask for it. */
async function test(value: Secret, options: TestOptions): Promise<TestResult> {
  const { baseUrl, probe } = options;
  // Without a status that would accept it, the address only says whom it is for.
  if (baseUrl === null || probe?.ok.length === 0)
    return told(options, 'unverified', 'no address to test it at', { hint: 'Name one: cred add NAME --url URL' });
  const header = probe?.header ?? 'Authorization';
  const ok = probe?.ok ?? [200];
  const headersFor = (secret: string) => ({
    [header.toLowerCase()]: header.toLowerCase() === 'authorization' ? `Bearer ${secret}` : secret,
  });
  const asked = await ask(options, { url: baseUrl, headers: headersFor(value.reveal()) });
  if ('result' in asked) return asked.result;
  const { status } = asked.answer;
  const { host } = asked;
  if (ok.includes(status)) {
    const wrong = await ask(options, { url: baseUrl, headers: headersFor(nonsense(value.reveal())) });
    if (!('result' in wrong) && ok.includes(wrong.answer.status))
      return told(options, 'unverified', `${host} accepts any value, so this says nothing`, {
        hint: 'Name an address that only the right value opens.',
      });
    return told(options, 'ok', `${status} from ${host}`);
  }
  if (status === 401 || status === 403)
    return rejected(options, `${status}, ${host} does not accept it`, 'Create a new one and add it.');
  return told(options, 'unknown', `${status} from ${host}, where ${ok.join(' or ')} was expected`, {
    hint: 'Correct the address, or name the status with --ok.',
  });
}
