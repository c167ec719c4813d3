import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

import { serveHttp } from '../../net/listen.ts';
import { type Fault, Faults } from './faults.ts';
import { redactedHeaders } from './redacted-headers.ts';

/** One request as a route sees it. */
export interface Call {
  readonly method: string;
  /** Without the query, percent signs decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** What the groups of the route's pattern matched. */
  readonly parts: readonly string[];
}

/** `body`: bytes and texts as they are, anything else as JSON, nothing for an empty answer. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The words behind the status. */
  readonly reason?: string;
}

export interface Route<Operation extends string> {
  readonly method: string;
  /** Of the whole path. */
  readonly path: RegExp;
  readonly operation: Operation;
  answer(call: Call): Answer | Promise<Answer>;
}

/** What was asked and what was said, without secrets. `status` is null when the connection was cut. */
export interface Asked<Operation extends string> {
  readonly operation: Operation | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | null;
}

export interface ApiServer<Operation extends string> extends AsyncDisposable {
  readonly origin: string;
  /** In the order in which they were answered. */
  readonly asked: readonly Asked<Operation>[];
  readonly faults: Faults<Operation>;
}

/** A real server on loopback that answers by the first route that fits, or makes the fault that is planned. */
export async function serveRoutes<Operation extends string>(
  routes: readonly Route<Operation>[],
): Promise<ApiServer<Operation>> {
  const asked: Asked<Operation>[] = [];
  const faults = new Faults<Operation>();
  const server = await serveHttp((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(`the laboratory broke: ${String(error)}`);
    });
  });
  return { origin: server.origin, asked, faults, [Symbol.asyncDispose]: () => server.close() };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    const route = routes.find(({ method, path }) => method === call.method && path.test(call.path));
    const parts = (route?.path.exec(call.path) ?? []).slice(1);
    const respond = async () => (await route?.answer({ ...call, parts })) ?? NOT_FOUND;
    const fault = route === undefined ? null : faults.take(route.operation);
    const answer = await outcome(fault, respond);
    asked.push({
      operation: route?.operation ?? 'unknown',
      method: call.method,
      path: request.url ?? '',
      headers: redactedHeaders(request.headers),
      status: answer?.status ?? null,
    });
    if (answer === null) request.socket.destroy();
    else send(response, answer);
  }
}

const NOT_FOUND: Answer = { status: 404, body: { error: 'not found', message: 'Not Found' } };
const GARBAGE: Answer = {
  status: 200,
  body: '<!doctype html><title>Log in to the guest network</title>',
  headers: { 'content-type': 'text/html' },
};

/** Null: the connection is cut. */
async function outcome(fault: Fault | null, respond: () => Promise<Answer>): Promise<Answer | null> {
  switch (fault?.kind) {
    case undefined:
      return respond();
    case 'garbage':
      return GARBAGE;
    case 'status':
      return {
        status: fault.status,
        body: fault.body ?? { error: `status ${fault.status}` },
        headers: fault.headers ?? {},
      };
    case 'wait':
      await fault.until;
      return respond();
    case 'drop':
      if (fault.when === 'after') await respond();
      return null;
  }
}

async function callOf(request: IncomingMessage): Promise<Omit<Call, 'parts'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const { method = 'GET', headers } = request;
  return {
    method,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers,
    body: Buffer.concat(chunks),
  };
}

function send(response: ServerResponse, { status, body, headers, reason }: Answer): void {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  response.statusMessage = reason ?? STATUS_CODES[status] ?? '';
  response.writeHead(status, { 'content-type': raw ? 'application/octet-stream' : 'application/json', ...headers });
  response.end(raw || body === undefined ? body : JSON.stringify(body));
}
