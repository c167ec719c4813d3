import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { LookupFunction } from 'node:net';

import { OpsError } from '#domain/errors.ts';
import type { HttpAnswer, HttpRequest } from '#services/ports/net.ts';

import { exchange, type Target } from './exchange.ts';

const KEEP = { keepAlive: true, maxFreeSockets: 4 };
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADERS = { 'user-agent': 'cpm-console', accept: '*/*' };

export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

/** Requests over connections that are kept per host. */
export function httpClient(lookup: LookupFunction): Http {
  const agents = {
    plain: new PlainAgent(KEEP),
    strict: new SecureAgent(KEEP),
    lax: new SecureAgent({ ...KEEP, rejectUnauthorized: false }),
  };

  function target(url: URL, asked: HttpRequest): Target {
    const isSecure = url.protocol === 'https:';
    const agent = !isSecure ? agents.plain : asked.insecure ? agents.lax : agents.strict;
    return {
      secure: isSecure,
      where: url.host,
      options: {
        agent,
        lookup,
        protocol: url.protocol,
        hostname: url.hostname.replaceAll(/^\[|\]$/g, ''),
        port: url.port,
        path: url.pathname + url.search,
        method: asked.method ?? 'GET',
        headers: { ...HEADERS, ...asked.headers },
        ...(url.username && { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` }),
      },
    };
  }

  return async (asked, signal) => {
    let url = parse(asked.url);
    for (let left = asked.redirects ?? 0; ; left -= 1) {
      const answer = await exchange(target(url, asked), asked, signal);
      const { location } = answer.headers;
      if (left <= 0 || !location || !REDIRECTS.has(answer.status)) return answer;
      url = parse(new URL(location, url).href);
    }
  };
}

function parse(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new OpsError('usage', 'The address is no http or https address.', {
    hint: 'Write it like http://localhost:8002/health.',
    exit: 'usage',
  });
}
