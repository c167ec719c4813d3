import { messageOf, OpsError } from '#domain/errors.ts';
import { field, textField } from '#domain/field.ts';
import { meaning } from '#services/adapters/net/errors.ts';

const MINUTE_S = 60;

/**
 * What GitHub's refusal means. A limit that is used up says nothing about the credential, and a repository that cannot be
 * seen is answered like one that does not exist.
 */
export function gitHubFailure(host: string, error: unknown): OpsError {
  if (error instanceof OpsError) return error;
  const status = field(error, 'status');
  const headers = field(error, 'response', 'headers') ?? field(error, 'headers');
  const kind = field(error, 'errors', '0', 'type');
  if (kind === 'NOT_FOUND' || status === 404)
    return new OpsError('not-found', `${host} knows no such repository, or the token may not see it.`, {
      hint: 'Correct the remote, or give the token access to the repository.',
    });
  if (kind === 'RATE_LIMITED' || status === 429 || (status === 403 && isLimit(headers)))
    return new OpsError('throttled', `The calls to ${host} are used up${again(headers)}.`, {
      hint: 'Wait, or raise the interval of the GitHub checks.',
    });
  if (status === 401)
    return new OpsError('bad-credential', `${host} does not accept the token.`, {
      hint: 'It is wrong, revoked or expired: put a new one in its place: cpm-console cred add github/main --replace',
      exit: 'credential',
    });
  if (kind === 'FORBIDDEN' || status === 403) return forbidden(host, headers);
  if (status === 422)
    return new OpsError('github-refused', `${host} refuses that: ${reasonOf(error)}`, {
      hint: 'Look at the repository on GitHub; somebody else may have been there first.',
      exit: 'remoteConflict',
    });
  if (isNetwork(error)) return network(host, error);
  if (typeof status === 'number' && status >= 500 && field(error, 'response') !== undefined)
    return new OpsError('github-failed', `${host} has a fault of its own: HTTP ${status}.`, {
      hint: 'See https://www.githubstatus.com.',
    });
  return new OpsError('github-failed', `${host} gave an answer that makes no sense: ${messageOf(error)}`, {
    cause: error,
  });
}

/** The field and the code that GitHub names, else its sentence. */
function reasonOf(error: unknown): string {
  const named = field(error, 'response', 'data', 'errors', '0');
  const [what, code] = [textField(named, 'field'), textField(named, 'code')];
  return what === null || code === null ? messageOf(error) : `${what} ${code.replaceAll('_', ' ')}.`;
}

function isLimit(headers: unknown): boolean {
  return field(headers, 'x-ratelimit-remaining') === '0' || field(headers, 'retry-after') !== undefined;
}

/** Only a relative time is told: what the person's clock says is not known here. */
function again(headers: unknown): string {
  const seconds = Number(field(headers, 'retry-after'));
  return Number.isFinite(seconds) ? `, again in ${Math.max(1, Math.ceil(seconds / MINUTE_S))} min` : '';
}

function forbidden(host: string, headers: unknown): OpsError {
  const sso = field(headers, 'x-github-sso') !== undefined;
  return new OpsError('forbidden', `${host} does not let this token read that.`, {
    hint: sso ? 'Authorise the token for the organisation (SSO).' : 'Give the token read access to the repository.',
    exit: 'credential',
  });
}

/** octokit calls a request that got no answer an HttpError without a response. */
function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isAbort(error) || (error.name === 'HttpError' && field(error, 'response') === undefined);
}

function isAbort({ name }: Error): boolean {
  return name === 'AbortError' || name === 'TimeoutError';
}

/** fetch wraps what happened twice. */
function network(host: string, error: unknown): OpsError {
  if (error instanceof Error && isAbort(error))
    return new OpsError('timeout', `${host} did not answer in time.`, {
      hint: 'Check the network of this machine.',
      cause: error,
    });
  return meaning(host, causeOf(causeOf(error)));
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
