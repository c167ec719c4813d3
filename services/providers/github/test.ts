import type { TestResult } from '#domain/credentials/credential.ts';
import { isPrivateWay } from '#domain/credentials/private-way.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { textField } from '#domain/field.ts';
import type { GitHubSeen } from '#services/ports/github.ts';
import type { TestOptions } from '#services/providers/provider.ts';
import { redirected } from '#services/providers/support/ask.ts';
import { again, rejected, told, unanswered } from '#services/providers/support/outcome.ts';

import { expiryOf } from './expiry.ts';
import { probeWants } from './wants.ts';

/**
 * `GET /user`, then a look at each repository that is wanted. A classic token tells its scopes in a header; of a
 * fine-grained one only trying tells what it may do. (docs.github.com/rest/using-the-rest-api/troubleshooting)
 */
export async function testGitHub(value: Secret, options: TestOptions): Promise<TestResult> {
  const { world, baseUrl, signal } = options;
  const place = baseUrl === null ? null : URL.parse(baseUrl);
  if (place !== null && !isPrivateWay(place.protocol, place.hostname))
    return told(options, 'unknown', `nothing was sent: ${place.host} is not reached by https`, {
      hint: 'Give an https address.',
    });
  try {
    const seen = await world.github.look({ token: value, baseUrl, path: '/user' }, signal);
    const login = textField(seen.body, 'login');
    const isInstallation = seen.status === 403 && value.reveal().startsWith('ghs_');
    if (isInstallation) return await installation(value, options);
    if (seen.status !== 200) return refused(options, seen);
    if (login === null) return told(options, 'unknown', `${seen.host} answers, but not as GitHub does`, NOT_GITHUB);
    return await probeWants(value, options, { ...known(seen), account: login, host: seen.host });
  } catch (thrown) {
    return unanswered(options, thrown);
  }
}

const NOT_GITHUB = { hint: 'Correct baseUrl: for GitHub Enterprise it ends with /api/v3.' };

function known({ headers }: GitHubSeen): Pick<TestResult, 'scopes' | 'expiresAt'> {
  const listed = headers['x-oauth-scopes'];
  const scopes = (listed ?? '').split(',').map((scope) => scope.trim());
  const ends = expiryOf(headers['github-authentication-token-expiration']);
  return {
    scopes: scopes.filter((scope) => scope !== ''),
    // Without the header nothing is known of an end: there may be none.
    ...(ends !== null && { expiresAt: ends }),
  };
}

/** The token of an installed app is nobody's: what it sees are repositories. */
async function installation(value: Secret, options: TestOptions): Promise<TestResult> {
  const path = '/installation/repositories?per_page=1';
  const seen = await options.world.github.look({ token: value, baseUrl: options.baseUrl, path }, options.signal);
  if (seen.status !== 200) return refused(options, seen);
  return probeWants(value, options, { ...known(seen), account: 'an installed app', host: seen.host });
}

/** A limit that is used up says nothing of the token. */
function refused(options: TestOptions, { status, headers, host, message }: GitHubSeen): TestResult {
  if (status >= 300 && status < 400)
    return redirected(options, host, headers['location'], options.baseUrl ?? 'https://api.github.com');
  if (status === 401)
    return rejected(
      options,
      '401, GitHub does not accept it',
      'It is wrong, revoked or over: create a new one and add it.',
    );
  if (status === 429 || (status === 403 && (headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers)))
    return told(options, 'throttled', `${status}, the calls are used up${again(headers)}`, {
      hint: 'This says nothing of the token; try later.',
    });
  if (status === 403 && 'x-github-sso' in headers)
    return told(options, 'restricted', '403, the organisation wants single sign-on', {
      hint: 'Authorise the token for the organisation: https://github.com/settings/tokens, Configure SSO.',
    });
  if (status === 403)
    return told(options, 'restricted', `403, ${message === '' ? 'it may not do that' : message}`, {
      hint: 'Give the token the rights that cred show names.',
    });
  const what = status >= 500 ? 'has a fault of its own' : 'answers, but not as GitHub does';
  return told(
    options,
    'unknown',
    `${status}, ${host} ${what}`,
    status >= 500 ? { hint: 'Try later.', passing: true } : NOT_GITHUB,
  );
}
