import { type IncomingMessage, request } from 'node:http';

import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';

import { framesOf } from './frames.ts';
import { type Spoken, spokenIn } from './spoken.ts';

/** A container, and the socket of the engine that keeps it. */
export interface ContainerPlace {
  readonly socket: string;
  readonly container: string;
}

/** Which lines: seconds since 1970, both ends included. */
export interface Span {
  readonly since?: number;
  readonly until?: number;
  /** Only the last ones. */
  readonly tail?: number;
  readonly follow?: boolean;
}

const ANSWER_MS = 10_000;

/**
 * Lines of a container as its engine has them; leaving the loop ends the question. Rejects with OpsError `no-log`,
 * `no-manager`, `no-access`, `timeout`.
 */
export async function* spoken(
  place: ContainerPlace,
  span: Span,
  signal: AbortSignal,
): AsyncGenerator<Spoken, undefined> {
  const stop = new AbortController();
  const leave = (): void => stop.abort();
  signal.addEventListener('abort', leave, { once: true });
  try {
    const answer = await asked(place, span, stop.signal);
    yield* spokenIn(framesOf(answer as AsyncIterable<Buffer>));
  } finally {
    signal.removeEventListener('abort', leave);
    stop.abort();
  }
}

async function asked({ socket, container }: ContainerPlace, span: Span, signal: AbortSignal): Promise<IncomingMessage> {
  const wanted = new URLSearchParams({ stdout: '1', stderr: '1', timestamps: '1', tail: String(span.tail ?? 'all') });
  if (span.since !== undefined) wanted.set('since', String(span.since));
  if (span.until !== undefined) wanted.set('until', String(span.until));
  if (span.follow === true) wanted.set('follow', '1');
  const path = `/containers/${encodeURIComponent(container)}/logs?${wanted.toString()}`;
  const question = request({ socketPath: socket, path, method: 'GET', headers: { host: 'engine' }, signal });
  question.setTimeout(ANSWER_MS, () => question.destroy(silent(socket)));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  question.on('response', resolve).on('error', (thrown) => reject(explained(socket, thrown)));
  question.end();
  const answer = await promise;
  question.setTimeout(0);
  // Whoever leaves in the middle breaks it off.
  answer.on('error', () => undefined);
  if (answer.statusCode === 200) return answer;
  answer.resume();
  throw refused(container, answer.statusCode ?? 0);
}

function refused(container: string, status: number): OpsError {
  if (status === 404)
    return new OpsError('no-log', `There is no container ${container}.`, { hint: 'cpm-console service list' });
  return new OpsError('no-manager', `The engine does not give the log of ${container} (HTTP ${status}).`, {
    hint: 'Its log driver may keep nothing that can be read: docker inspect says which it is.',
  });
}

function silent(socket: string): OpsError {
  return new OpsError('timeout', `Nobody answers on ${socket} within ${ANSWER_MS / 1000} s.`, {
    hint: 'The engine may hang: look at it with its own client.',
  });
}

function explained(socket: string, cause: Error): Error {
  if (cause instanceof OpsError) return cause;
  if (errno(cause) === 'EACCES')
    return new OpsError('no-access', `You may not talk to ${socket}.`, { hint: `ls -l ${socket}`, cause });
  return new OpsError('no-manager', `The engine on ${socket} cannot be asked: ${messageOf(cause)}.`, {
    hint: 'Is it running?',
    cause,
  });
}
