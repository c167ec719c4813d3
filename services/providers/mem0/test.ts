import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { textField } from '#domain/field.ts';
import type { TestOptions } from '#services/providers/provider.ts';
import { ask, below } from '#services/providers/support/ask.ts';
import { nonsense } from '#services/providers/support/nonsense.ts';
import { rejected, told } from '#services/providers/support/outcome.ts';

/** Where the guides run it. */
export const MEM0_USUAL = 'http://localhost:8002';
const HINT = 'It is wrong or revoked: create a new one and add it.';

/**
 * `GET /api-keys` of mem0's own server (server/routers/api_keys.py); where there is no such path, the dialect of the guides:
 * a search that reads, with the key in both headers they name.
 */
export async function testMem0(value: Secret, options: TestOptions): Promise<TestResult> {
  const base = options.baseUrl ?? MEM0_USUAL;
  const headers = { 'x-api-key': value.reveal(), accept: 'application/json' };
  const asked = await ask(options, { url: below(base, '/api-keys'), headers });
  if ('result' in asked) return asked.result;
  const { json, host } = asked;
  const { status } = asked.answer;
  if (status === 404 || status === 405) return guides(value, options, base);
  if (status === 200) {
    if (!Array.isArray(json))
      return told(options, 'unknown', `${host} answers, but not as a memory service does`, {
        hint: 'Correct baseUrl.',
      });
    const own: unknown = json.find((one) => value.reveal().startsWith(textField(one, 'key_prefix') ?? '\0'));
    if (own === undefined) return openToAll(options, value, host, below(base, '/api-keys'), 'not in its list of keys');
    return told(options, 'ok', `key ${textField(own, 'label') ?? 'without a label'}`, { scopes: ['all (key)'] });
  }
  if (status === 401) return rejected(options, `401, ${host} does not accept it`, HINT);
  if (status === 403) return told(options, 'restricted', `403, ${host} knows it but lists no keys for it`);
  return told(options, 'unknown', `${status}, ${host} answers, but not as a memory service does`, {
    hint: 'Correct baseUrl.',
  });
}

async function guides(value: Secret, options: TestOptions, base: string): Promise<TestResult> {
  const url = below(base, '/memories/search?query=auth&limit=1');
  const asked = await ask(options, { url, headers: guideHeaders(value.reveal()) });
  if ('result' in asked) return asked.result;
  const { status } = asked.answer;
  const { host } = asked;
  if (status === 401 || status === 403) return rejected(options, `${status}, ${host} does not accept it`, HINT);
  if (status !== 200 || asked.json === undefined)
    return told(options, 'unknown', `${status}, ${host} answers, but not as a memory service does`, {
      hint: 'Correct baseUrl.',
    });
  return openToAll(options, value, host, url, null);
}

/** Whether a wrong key is refused where this one is accepted; else nothing is known of this one. */
async function openToAll(
  options: TestOptions,
  value: Secret,
  host: string,
  url: string,
  note: string | null,
): Promise<TestResult> {
  const wrong = await ask(options, { url, headers: guideHeaders(nonsense(value.reveal())) });
  if (!('result' in wrong) && wrong.answer.status === 200)
    return told(options, 'unverified', `${host} asks for no key: it accepts any`, {
      hint: 'Turn its authentication on; until then everybody who reaches it reads your memories.',
    });
  return told(options, 'ok', note === null ? 'accepted' : `accepted, ${note}`, { scopes: ['all (key)'] });
}

/** Row SEC-06: both header names of the guides. */
export function guideHeaders(value: string): Record<string, string> {
  return { 'x-api-key': value, authorization: `Bearer ${value}`, accept: 'application/json' };
}
