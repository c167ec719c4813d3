import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { isList, type Json } from '#domain/json.ts';
import { ask } from '#services/adapters/registries/ask.ts';
import { registryFailure } from '#services/adapters/registries/failure.ts';
import { authorizationOf } from '#services/adapters/registries/npm/authorization.ts';
import { documentOf } from '#services/adapters/registries/npm/documents.ts';
import type { NpmPlace } from '#services/adapters/registries/npm/place.ts';
import type { HttpAnswer, Net } from '#services/ports/net.ts';
import type { StagedPackage } from '#services/ports/publishing.ts';

const PER_PAGE = 100;
const MOST_PAGES = 100;
const MOST_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * The stage of an npm registry, by the routes that npm's own client uses (`npm stage`, npm 11.19): asked directly, so that
 * approving does not depend on the npm of this machine.
 */
export function stageRegistry(net: Net, place: NpmPlace, otp?: string) {
  const where = new URL(place.url).host;

  const call = async (method: 'GET' | 'POST' | 'DELETE', path: string, signal: AbortSignal): Promise<HttpAnswer> => {
    const authorization = authorizationOf(await place.auth()) ?? undefined;
    const headers = { 'npm-command': 'stage', ...(otp !== undefined && { 'npm-otp': otp }) };
    const url = `${place.url}-/stage${path}`;
    const answer = await ask(
      net,
      { url, method, headers, authorization, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS },
      signal,
    );
    if (wantsOtp(answer)) throw otpRequired(where);
    return answer;
  };

  /** Null when the registry has no stage. */
  const list = async (name: string, signal: AbortSignal): Promise<StagedPackage[] | null> => {
    const found: StagedPackage[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = `?page=${page}&perPage=${PER_PAGE}&package=${encodeURIComponent(name)}`;
      const answer = await call('GET', query, signal);
      const document = [400, 405, 501].includes(answer.status) ? null : documentOf(where, answer);
      const items = document?.['items'];
      if (items === undefined || items === null || typeof items !== 'object' || !isList(items)) return null;
      found.push(...items.flatMap((item) => staged(item)).filter((item) => item.name === name));
      if (items.length < PER_PAGE || found.length >= Number(document?.['total'])) break;
    }
    return found;
  };

  return {
    where,
    list,
    async approve(id: string, signal: AbortSignal): Promise<void> {
      const answer = await call('POST', `/${encodeURIComponent(id)}/approve`, signal);
      if (answer.status >= 300) throw gone(answer, where) ?? registryFailure(where, answer);
    },
    async reject(id: string, signal: AbortSignal): Promise<void> {
      const answer = await call('DELETE', `/${encodeURIComponent(id)}`, signal);
      if (answer.status >= 300 && answer.status !== 404) throw registryFailure(where, answer);
    },
  };
}

function staged(item: Json): StagedPackage[] {
  const id = textField(item, 'id') ?? textField(item, 'stageId');
  const name = textField(item, 'packageName') ?? textField(item, 'name');
  const version = textField(item, 'version');
  if (id === null || name === null || version === null) return [];
  const sha1 = textField(item, 'shasum');
  const digests = sha1 === null ? [] : [`sha1-${Buffer.from(sha1, 'hex').toString('base64')}`];
  return [{ id, name, version, tag: textField(item, 'tag'), digests }];
}

function wantsOtp({ status, headers, body }: HttpAnswer): boolean {
  return status === 401 && (/\botp\b/i.test(headers['www-authenticate'] ?? '') || /one-time pass/i.test(body));
}

function otpRequired(where: string): OpsError {
  return new OpsError('otp-required', `${where} wants a one-time password.`, {
    hint: 'Type the code of your authenticator app; a code that was given is wrong or too old.',
    exit: 'credential',
  });
}

function gone({ status }: HttpAnswer, where: string): OpsError | null {
  if (status !== 404) return null;
  return new OpsError('publish-failed', `${where} has nothing staged under this id any more.`, {
    hint: 'Somebody may have approved or rejected it. Look at the versions of the package.',
  });
}
