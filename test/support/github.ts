import type { IncomingMessage, ServerResponse } from 'node:http';

import { realGitHub } from '#services/adapters/github.ts';
import type { GitHub } from '#services/ports/github.ts';

import { serveHttp } from './net/listen.ts';

/** What the server says to every request. */
export interface GitHubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface AskedRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly agent: string | undefined;
  readonly body: string;
}

/** A real server that speaks as GitHub does, the adapter that asks it, and what it was asked. */
export async function gitHubAt(
  answer: (request: AskedRequest) => GitHubAnswer,
  token: string | null = 'ghp_canary',
): Promise<
  AsyncDisposable & { readonly github: GitHub; readonly asked: readonly AskedRequest[]; readonly origin: string }
> {
  const asked: AskedRequest[] = [];
  const server = await serveHttp((request, response) => void reply(request, response, answer, asked));
  const github = realGitHub({
    credentials: { read: () => Promise.resolve(token) },
    baseUrl: server.origin,
    version: '1.2.3',
  });
  return { github, asked, origin: server.origin, [Symbol.asyncDispose]: () => server.close() };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: AskedRequest) => GitHubAnswer,
  asked: AskedRequest[],
): Promise<void> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const { authorization, 'user-agent': agent } = request.headers;
  const one = { path: request.url ?? '', authorization, agent, body };
  asked.push(one);
  const { status = 200, headers = {}, body: said = {} } = answer(one);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(said));
}

/** The body of `GET /rate_limit`. */
export function rateLimitBody(core: readonly [number, number], graphql: readonly [number, number], reset: number) {
  const one = ([limit, remaining]: readonly [number, number]) => ({ limit, remaining, reset, used: limit - remaining });
  return { resources: { core: one(core), graphql: one(graphql), search: one([30, 30]) }, rate: one(core) };
}

/** The body of the one question about a repository. */
export function repositoryBody(state: string | null, pullRequests = 0, issues = 0) {
  return {
    data: {
      repository: {
        object: state === null ? null : { statusCheckRollup: { state } },
        pullRequests: { totalCount: pullRequests },
        issues: { totalCount: issues },
      },
    },
  };
}
