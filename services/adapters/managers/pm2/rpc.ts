import { connect } from 'node:net';

import { OpsError } from '#domain/errors.ts';
import { isJsonObject, isList, type Json, parseJson } from '#domain/json.ts';
import { errno } from '#services/adapters/errno.ts';

import { decode, encode } from './amp.ts';

const LIMIT_MS = 3000;
const MOST_BYTES = 32 * 1024 * 1024;

export interface CallLimits {
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

/** Whether somebody accepts connections on a socket. Never starts anything. */
export function listens(path: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(LIMIT_MS, () => end(false));
    socket.once('connect', () => end(true)).once('error', () => end(false));
    if (signal.aborted) end(false);
  });
}

/**
 * One call of a method of the daemon, and its first result. Rejects with OpsError `timeout`, `no-manager`, `no-rights`,
 * `garbage`, and `act-failed` with what the method said went wrong.
 */
export async function call(path: string, method: string, argument: Json, limits: CallLimits): Promise<Json> {
  const [message = ''] = await exchange(path, { type: 'call', method, args: [argument] }, limits);
  // `j:` says that the argument is JSON; the result is a list of what the callback was given.
  const answer = message.startsWith('j:') ? parseJson(message.slice(2)) : undefined;
  if (isJsonObject(answer) && typeof answer['error'] === 'string')
    throw new OpsError('act-failed', `PM2 could not do it: ${answer['error']}.`, {
      hint: 'Its log tells why: pm2.log',
    });
  const args = isJsonObject(answer) ? answer['args'] : undefined;
  const result = args !== undefined && isList(args) ? args[0] : undefined;
  if (result === undefined) throw nonsense('it answers in a way that is not known');
  return result;
}

function exchange(path: string, request: Json, { signal, limitMs }: CallLimits): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => socket.destroy(silent()), limitMs);
    const stop = () => socket.destroy(silent());
    signal.addEventListener('abort', stop, { once: true });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      try {
        const args = decode(Buffer.concat(chunks), MOST_BYTES);
        if (args) resolve(args);
        if (args) socket.destroy();
      } catch (thrown) {
        socket.destroy(nonsense(thrown instanceof Error ? thrown.message : String(thrown)));
      }
    });
    socket.once('error', (error) => reject(error instanceof OpsError ? error : unreachable(error)));
    socket.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      reject(nonsense('it closed the connection without an answer'));
    });
    socket.write(encode([`j:${JSON.stringify(request)}`, `s:${process.pid}:0`]));
    if (signal.aborted) stop();
  });
}

const silent = () =>
  new OpsError('timeout', 'The daemon of PM2 did not answer in time.', {
    hint: 'It may be stopped or stuck; its log is pm2.log in its folder.',
  });

function unreachable(cause: Error): OpsError {
  if (errno(cause) === 'EACCES' || errno(cause) === 'EPERM')
    return new OpsError('no-rights', 'You may not talk to this daemon of PM2.', {
      hint: 'It belongs to somebody else; act as its owner.',
      cause,
    });
  return new OpsError('no-manager', 'The daemon of PM2 does not run.', { hint: 'Bring it back: pm2 resurrect', cause });
}

const nonsense = (why: string) =>
  new OpsError('garbage', `The daemon of PM2 cannot be understood: ${why}.`, { hint: 'Is it a newer PM2?' });
