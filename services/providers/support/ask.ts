import type { TestResult } from '#domain/credentials/credential.ts';
import { isPrivateWay } from '#domain/credentials/private-way.ts';
import type { HttpAnswer } from '#services/ports/net.ts';
import type { TestOptions } from '#services/providers/provider.ts';

import { again, told, unanswered } from './outcome.ts';

const MOST_BYTES = 1024 * 1024;

export interface Asked {
  /** Absolute, or below the address of the options. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string | undefined;
  readonly body?: string | undefined;
}

/** An answer to judge, or an outcome that needs no judging. */
export type Answer =
  | { readonly answer: HttpAnswer; readonly json: unknown; readonly host: string }
  | { readonly result: TestResult };

/**
 * One question to a provider. A redirect is never followed: the value would go along. No answer, a limit and a fault of the
 * provider's own are outcomes that say nothing of the value.
 */
export async function ask(options: TestOptions, { url, headers, method, body }: Asked): Promise<Answer> {
  const { protocol, hostname, host } = new URL(url);
  if (!isPrivateWay(protocol, hostname))
    return {
      result: told(options, 'unknown', `nothing was sent: ${host} is not reached by https`, {
        hint: 'Give an https address; a value that goes over plain http is read on its way.',
      }),
    };
  try {
    const answer = await options.world.net.http({ url, headers, method, body, maxBytes: MOST_BYTES }, options.signal);
    const result = general(options, answer, url);
    return result === null ? { answer, json: parsed(answer.body), host } : { result };
  } catch (thrown) {
    return { result: unanswered(options, thrown) };
  }
}

/** What means the same at every provider; null when the provider's own rules decide. */
function general(options: TestOptions, { status, headers }: HttpAnswer, url: string): TestResult | null {
  const { host } = new URL(url);
  if (status >= 300 && status < 400) return redirected(options, host, headers['location'], url);
  if (status === 429)
    return told(options, 'throttled', `429, asked too often${again(headers)}`, {
      hint: 'This says nothing of the value; try later.',
    });
  if (status >= 500)
    return told(options, 'unknown', `${status}, ${host} has a fault of its own`, { hint: 'Try later.', passing: true });
  return null;
}

/** Nothing was sent on to where a redirect points. */
export function redirected(
  options: Pick<TestOptions, 'world'>,
  host: string,
  location: string | undefined,
  base: string,
): TestResult {
  const to = location === undefined ? null : URL.parse(location, base);
  const elsewhere = to !== null && to.host !== host;
  return told(
    options,
    'unknown',
    elsewhere ? `${host} sends on to ${to.host}; the value was not sent there` : `${host} sends on to another address`,
    { hint: 'Correct baseUrl if that is meant; else somebody stands between.' },
  );
}

/** An address below that of the provider. */
export function below(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}${path}`;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
