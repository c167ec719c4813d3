import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback whose answer a test changes. */
export interface Answering extends AsyncDisposable {
  readonly url: string;
  /** Status of every answer from now on. */
  answer: (status: number) => void;
  /** How often it was asked. */
  readonly asked: () => number;
}

export async function answering(status = 200): Promise<Answering> {
  let now = status;
  let asked = 0;
  const server = createServer((_request: IncomingMessage, response: ServerResponse) => {
    asked += 1;
    response.writeHead(now, { 'content-type': 'application/json' }).end('{"status":"as told"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`,
    answer: (next) => void (now = next),
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close').catch(() => undefined);
    },
  };
}
