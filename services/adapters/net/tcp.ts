import { connect, type LookupFunction } from 'node:net';

import { netError } from '#domain/net-failure.ts';
import { errno } from '#services/adapters/errno.ts';

import { meaning } from './errors.ts';

/** Milliseconds until a connection stood; it is closed at once. */
export function tcpConnect(host: string, port: number, lookup: LookupFunction, signal: AbortSignal): Promise<number> {
  const where = `${host}:${port}`;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup });
    const stop = () => socket.destroy(netError('timeout', where));
    signal.addEventListener('abort', stop, { once: true });
    const stood = () => resolve(performance.now() - began);
    socket.once('connect', () => {
      stood();
      socket.destroy();
    });
    socket.once('error', (error) => {
      // A port that nobody holds refuses; one that resets had accepted before.
      if (errno(error) === 'ECONNRESET') stood();
      else reject(meaning(where, error));
    });
    socket.once('close', () => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });
}
