import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

import { netError } from '#domain/net-failure.ts';
import { errno } from '#services/adapters/errno.ts';
import type { HttpAnswer, HttpRequest } from '#services/ports/net.ts';

import { meaning } from './errors.ts';

const DEFAULT_BYTES = 256 * 1024;
const DAY_MS = 86_400_000;

/** Where and how; `fresh` refuses a connection that was used before. */
export interface Target {
  readonly options: RequestOptions;
  readonly secure: boolean;
  readonly where: string;
}

/** One request and its answer, or OpsError. Reading stops at the limit of the body and at the deadline. */
export function exchange(target: Target, asked: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = (target.secure ? secure : plain)(target.options);
    let answered: IncomingMessage | undefined;
    const stop = () =>
      request.destroy(netError('timeout', target.where, answered && { says: 'began to answer but never ended' }));
    const settle = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    request.once('error', (error: unknown) => {
      settle();
      const stale = request.reusedSocket && answered === undefined && errno(error) === 'ECONNRESET';
      if (!stale || asked.body !== undefined) reject(meaning(target.where, error));
      // The server closed the kept connection in the very moment it was used again.
      else resolve(exchange({ ...target, options: { ...target.options, agent: false } }, asked, signal));
    });
    request.once('response', (response) => {
      answered = response;
      const days = certificateDays(response.socket);
      const maxBytes = asked.maxBytes ?? DEFAULT_BYTES;
      const kept: Buffer[] = [];
      let size = 0;
      const done = (truncated: boolean) => {
        settle();
        const body = Buffer.concat(kept).subarray(0, maxBytes).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: flat(response),
          body,
          truncated,
          tookMs: performance.now() - began,
          certificateDays: days,
        });
      };
      response.on('data', (chunk: Buffer) => {
        kept.push(chunk);
        size += chunk.length;
        if (size <= maxBytes) return;
        done(true);
        response.destroy();
      });
      response.once('end', () => done(false));
      response.once('error', (error) => {
        settle();
        reject(meaning(target.where, error));
      });
    });
    request.end(asked.body);
  });
}

function flat(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return headers;
}

function certificateDays(socket: Socket): number | null {
  if (!(socket instanceof TLSSocket)) return null;
  const until = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(until) ? null : (until - Date.now()) / DAY_MS;
}
