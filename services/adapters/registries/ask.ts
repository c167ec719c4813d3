import { OpsError } from '#domain/errors.ts';
import type { HttpAnswer, Net } from '#services/ports/net.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

export interface Question {
  readonly url: string;
  /** Only what reads is sent on by a redirect. Default GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'DELETE' | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accept?: string | undefined;
  /** The whole value of the header; sent to the host of `url` and to no other. */
  readonly authorization?: string | undefined;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** One answer of a registry, whatever its status. Redirects are followed, the credential does not go with them elsewhere. */
export async function ask(net: Net, question: Question, signal: AbortSignal): Promise<HttpAnswer> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(question.timeoutMs)]);
  const first = new URL(question.url);
  let url = first;
  for (let left = MOST_REDIRECTS; left >= 0; left -= 1) {
    const answer = await net.http(
      {
        url: url.href,
        method: question.method,
        maxBytes: question.maxBytes,
        headers: {
          accept: question.accept ?? 'application/json',
          ...question.headers,
          ...(question.authorization !== undefined &&
            url.origin === first.origin && { authorization: question.authorization }),
        },
      },
      deadline,
    );
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status)) return answer;
    if (question.method === 'POST' || question.method === 'DELETE') throw lost(url.host);
    const next = location === undefined ? null : URL.parse(location, url.href);
    if (next === null || (url.protocol === 'https:' && next.protocol !== 'https:')) throw lost(url.host);
    url = next;
  }
  throw lost(first.host);
}

function lost(host: string): OpsError {
  return new OpsError('redirected', `${host} sends on to an address that cannot be followed.`, {
    hint: 'Correct the address of the registry; it may have moved, or lead in a circle.',
  });
}
