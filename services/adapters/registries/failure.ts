import { OpsError } from '#domain/errors.ts';
import type { HttpAnswer } from '#services/ports/net.ts';

const MINUTE_S = 60;

/** What a registry's refusal means. `where` is its host; nothing of the answer's body is told but the status. */
export function registryFailure(where: string, { status, headers }: Pick<HttpAnswer, 'status' | 'headers'>): OpsError {
  if (status === 401)
    return new OpsError('bad-credential', `${where} does not accept the credential (HTTP 401).`, {
      hint: 'It is wrong, revoked or expired: log in again, or set a new token.',
      exit: 'credential',
    });
  if (status === 403)
    return new OpsError('forbidden', `${where} does not allow that (HTTP 403).`, {
      hint: 'Ask an owner of the package for the right, or use a token that has it.',
      exit: 'credential',
    });
  if (status === 429)
    return new OpsError('throttled', `${where} is asked too often (HTTP 429)${again(headers)}.`, {
      hint: 'Wait, then run the same command again.',
    });
  if (status >= 500)
    return new OpsError('registry-failed', `${where} has a fault of its own (HTTP ${status}).`, {
      hint: 'Nothing is known of the package now. Look at the status page of the registry and try again.',
    });
  return new OpsError('garbage', `${where} gave an answer that makes no sense: HTTP ${status}.`, {
    hint: 'Check that this address is a package registry.',
  });
}

/** An answer that is no document of a registry. */
export function notDocument(where: string, { headers, body, truncated }: HttpAnswer): OpsError {
  if (truncated)
    return new OpsError('too-large', `${where} sends more than a description of a package can be.`, {
      hint: 'Check that this address is a package registry.',
    });
  if (isWebPage(headers, body))
    return new OpsError('not-a-registry', `${where} answers with a web page, not as a package registry.`, {
      hint: 'Correct the address of the registry, or log in to the proxy that is in between.',
    });
  return new OpsError('garbage', `${where} gave an answer that cannot be read: it is broken or cut off.`, {
    hint: 'Try again; if it stays, a proxy in between may be damaging answers.',
  });
}

export function isWebPage(headers: HttpAnswer['headers'], body: string): boolean {
  return /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype html|html)\b/i.test(body);
}

/** Only a relative time is told: what the person's clock says is not known here. */
function again(headers: HttpAnswer['headers']): string {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) ? `, again in ${Math.max(1, Math.ceil(seconds / MINUTE_S))} min` : '';
}
