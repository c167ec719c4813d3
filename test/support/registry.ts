import type { IncomingMessage, ServerResponse } from 'node:http';

import { realNet } from '#services/adapters/net.ts';
import { npmRegistry } from '#services/adapters/registries/npm.ts';
import type { PackageRegistry } from '#services/ports/registries.ts';

import { serveHttp } from './net/listen.ts';

/** What a request to the registry was, as far as a test cares. */
export interface AskedOfRegistry {
  readonly path: string;
  readonly authorization: string | undefined;
}

/** The npm adapter on a real server that answers as it is told. */
export async function npmRegistryAt(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  { token = 'npm_canary', timeoutMs = 20_000 }: { token?: string | null; timeoutMs?: number } = {},
): Promise<
  AsyncDisposable & { readonly registry: PackageRegistry; readonly asked: AskedOfRegistry[]; readonly origin: string }
> {
  const asked: AskedOfRegistry[] = [];
  const server = await serveHttp((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    answer(request, response);
  });
  const registry = npmRegistry({
    net: realNet(),
    url: `${server.origin}/`,
    authorization: () => Promise.resolve(token === null ? null : `Bearer ${token}`),
    timeoutMs,
  });
  return { registry, asked, origin: server.origin, [Symbol.asyncDispose]: () => server.close() };
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
