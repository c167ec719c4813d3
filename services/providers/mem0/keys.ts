import { Secret } from '#domain/credentials/secret.ts';
import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Rotation, TestOptions } from '#services/providers/provider.ts';
import { ask, below } from '#services/providers/support/ask.ts';

import { MEM0_USUAL } from './test.ts';

/** Keys of mem0's own server: `POST`, `GET` and `DELETE /api-keys` (server/routers/api_keys.py). */
export const mem0Keys: Rotation = {
  async create(value, label, options) {
    const json = await call(
      value,
      options,
      { path: '/api-keys', method: 'POST', body: JSON.stringify({ label }) },
      [200, 201],
    );
    const [id, key] = [textField(json, 'id'), textField(json, 'key')];
    if (id === null || key === null) throw odd(options);
    return { id, value: new Secret(key) };
  },
  async list(value, options) {
    const json = await call(value, options, { path: '/api-keys' }, [200]);
    if (!Array.isArray(json)) throw odd(options);
    return json.map((one: unknown) => {
      const used = Date.parse(textField(one, 'last_used_at') ?? '');
      return {
        id: textField(one, 'id') ?? '',
        label: textField(one, 'label') ?? '',
        prefix: textField(one, 'key_prefix'),
        lastUsedAt: Number.isNaN(used) ? null : used,
      };
    });
  },
  async revoke(value, id, options) {
    // 400 and 404: it is revoked already.
    await call(value, options, { path: `/api-keys/${encodeURIComponent(id)}`, method: 'DELETE' }, [200, 204, 400, 404]);
  },
};

async function call(
  value: Secret,
  options: TestOptions,
  { path, method, body }: { readonly path: string; readonly method?: string; readonly body?: string },
  expected: readonly number[],
): Promise<unknown> {
  const headers = {
    'x-api-key': value.reveal(),
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const asked = await ask(options, { url: below(options.baseUrl ?? MEM0_USUAL, path), headers, method, body });
  if ('result' in asked)
    throw new OpsError('provider-unknown', `The memory service: ${asked.result.summary}.`, {
      hint: asked.result.hint,
      exit: 'credential',
    });
  const { status } = asked.answer;
  if (expected.includes(status)) return asked.json;
  throw new OpsError('provider-refused', `${asked.host} refused ${method ?? 'GET'} /api-keys: ${status}.`, {
    hint:
      status === 401 ? 'The key is not accepted: add a working one first.' : 'Look at the log of the memory service.',
    exit: 'credential',
  });
}

function odd({ baseUrl }: TestOptions): OpsError {
  return new OpsError('provider-unknown', `${baseUrl ?? MEM0_USUAL} answers, but not as mem0's own server does.`, {
    hint: 'Correct baseUrl; a service without /api-keys is rotated by hand.',
    exit: 'credential',
  });
}
