import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';

/** A real server on a free port of loopback; everything of it is gone at the end of the `await using` scope. */
export interface Listening extends AsyncDisposable {
  readonly port: number;
  readonly origin: string;
  /** Connections accepted so far. */
  connections(): number;
  close(): Promise<void>;
}

/** Answers HTTP with real HTTP. */
export const serveHttp = (answer: RequestListener): Promise<Listening> => listening(createServer(answer), 'http');

/** Does with a raw connection what it likes: says nothing, garbage, or breaks off. */
export const serveTcp = (talk: (socket: Socket) => void): Promise<Listening> => listening(createTcp(talk), 'http');

/** A port on which nothing listens: it did a moment ago. */
export async function closedPort(): Promise<number> {
  await using server = await serveTcp(() => undefined);
  return server.port;
}

/** Opens any server of node, secure ones too. */
export async function listening(server: Server | HttpServer, scheme: string): Promise<Listening> {
  const sockets = new Set<Socket>();
  let count = 0;
  server.on('connection', (socket: Socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    connections: () => count,
    close,
    [Symbol.asyncDispose]: close,
  };
}
