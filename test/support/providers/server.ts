import { serveHttp } from '../net/listen.ts';

/** What a provider does to whoever asks. `open`: 200 and an empty object to everything. */
export type Mode = 'valid' | 'rejected' | 'throttled' | 'restricted' | 'redirect' | 'hang' | 'broken' | 'open';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Said {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How one provider speaks: its answers as its documentation has them. */
export interface Dialect {
  readonly value: string;
  /** To a request with the right value, or, for other modes, what that mode says. */
  answer(request: Request, mode: 'valid' | 'rejected' | 'throttled' | 'restricted'): Said;
}

export interface ProviderServer extends AsyncDisposable {
  readonly origin: string;
  readonly asked: readonly Request[];
  /** Requests that came to where `redirect` points. */
  elsewhere(): number;
  /** Resolves with the first request. */
  readonly reached: Promise<void>;
}

/** A real server that speaks as a provider does. */
export async function serveProvider(dialect: Dialect, mode: Mode): Promise<ProviderServer> {
  const asked: Request[] = [];
  const reached = Promise.withResolvers<void>();
  const other = await serveHttp((_request, response) => void response.writeHead(200).end('{}'));
  const server = await serveHttp((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
    incoming.on('end', () => {
      const request = { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body };
      asked.push(request);
      reached.resolve();
      if (mode === 'hang') return;
      const said = saying(dialect, mode, request, other.origin);
      response.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
      response.end(JSON.stringify(said.body ?? {}));
    });
  });
  return {
    origin: server.origin,
    asked,
    elsewhere: () => other.connections(),
    reached: reached.promise,
    async [Symbol.asyncDispose]() {
      await server.close();
      await other.close();
    },
  };
}

function saying(dialect: Dialect, mode: Mode, request: Request, other: string): Said {
  switch (mode) {
    case 'redirect':
      return { status: 302, headers: { location: `${other}/elsewhere` } };
    case 'broken':
      return { status: 503, body: { error: 'maintenance' } };
    case 'open':
    case 'hang':
      return { status: 200, body: {} };
    case 'valid':
    case 'rejected':
    case 'throttled':
    case 'restricted':
      return dialect.answer(request, mode);
  }
}
