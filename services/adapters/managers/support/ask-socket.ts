import type { ClientRequest, IncomingMessage } from 'node:http';

import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

/** One question over http to whoever listens on a unix socket. */
export interface Question {
  /** How the manager is called in errors. */
  readonly manager: string;
  readonly socket: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly limitMs: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The whole answer, at most 8 MiB. Throws OpsError: `no-manager` (nobody listens), `no-rights`, `timeout`, `garbage` (what
 * comes is no http, too much, or breaks off).
 */
export async function askSocket(question: Question, signal: AbortSignal): Promise<Answer> {
  const { request } = await import('node:http');
  const { manager, socket, method, path, headers = {}, body = '', limitMs } = question;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    limit.throwIfAborted();
    const asked = request({
      socketPath: socket,
      method,
      path,
      // The name only keeps http content: on a socket there is no host.
      headers: { host: 'localhost', ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal: limit,
    });
    return await answerOf(asked, body);
  } catch (thrown) {
    if (limit.aborted) throw silent(manager, limitMs, thrown);
    throw failed(manager, socket, thrown);
  }
}

function answerOf(asked: ClientRequest, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => {
      read(answer).then(resolve, reject);
    });
    asked.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const part of answer) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new RangeError(`its answer is longer than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') };
}

function silent(manager: string, limitMs: number, cause: unknown): OpsError {
  return new OpsError('timeout', `${manager} did not answer within ${limitMs / 1000} s.`, {
    hint: 'It may be stopped or stuck; look at its process and its log.',
    cause,
  });
}

function failed(manager: string, socket: string, cause: unknown): OpsError {
  switch (errno(cause)) {
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ENOTSOCK':
      return new OpsError('no-manager', `${manager} does not run: nobody listens on ${socket}.`, {
        hint: 'Start it, or correct where its socket is.',
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new OpsError('no-rights', `You may not talk to ${manager} on ${socket}.`, {
        hint: 'Root may, and whoever the owner of the socket lets in.',
        cause,
      });
    default:
      return new OpsError('garbage', `${manager} cannot be understood: ${messageOf(cause)}.`, {
        hint: `Is it really ${manager} that listens on ${socket}?`,
        cause,
      });
  }
}
