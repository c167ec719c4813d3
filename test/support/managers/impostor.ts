import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Listening extends AsyncDisposable {
  readonly folder: string;
  readonly socket: string;
}

/** Somebody who listens on a unix socket and talks in a way of his own to everybody who comes. */
export async function impostor(talk: (socket: Socket) => void): Promise<Listening> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-impostor-'));
  const path = join(folder, 'sock');
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    folder,
    socket: path,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** Answers http with a status and a body, whatever was asked. */
export function httpThat(status: number, body: string): (socket: Socket) => void {
  return (socket) =>
    void socket.once('data', () =>
      socket.end(
        `HTTP/1.1 ${status} Said\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      ),
    );
}
