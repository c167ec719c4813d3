import { connect } from 'node:net';

import { OpsError } from '#domain/errors.ts';
import { isList, type Json, parseJson } from '#domain/json.ts';

import { decode, encode } from './amp.ts';

const LIMIT_MS = 3000;
const MOST_BYTES = 32 * 1024 * 1024;

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

/** One call of a method of the daemon, and its first result. */
export async function call(path: string, method: string, signal: AbortSignal): Promise<Json> {
  const [message = ''] = await exchange(path, method, signal);
  // `j:` says that the argument is JSON; the result is a list of what the callback was given.
  const answer = message.startsWith('j:') ? parseJson(message.slice(2)) : undefined;
  const args = typeof answer === 'object' && answer !== null && 'args' in answer ? answer['args'] : undefined;
  const result = args !== undefined && isList(args) ? args[0] : undefined;
  if (result === undefined) throw nonsense('it answers in a way that is not known');
  return result;
}

function exchange(path: string, method: string, signal: AbortSignal): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => socket.destroy(silent()), LIMIT_MS);
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
    socket.once('error', (error) => reject(error instanceof OpsError ? error : noDaemon(error)));
    socket.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      reject(nonsense('it closed the connection without an answer'));
    });
    socket.write(encode([`j:${JSON.stringify({ type: 'call', method, args: [{}] })}`, `s:${process.pid}:0`]));
    if (signal.aborted) stop();
  });
}

const silent = () =>
  new OpsError('timeout', `The daemon of PM2 did not answer within ${LIMIT_MS / 1000} s.`, {
    hint: 'It may be stopped or stuck; its log is pm2.log in its folder.',
  });

const noDaemon = (cause: Error) =>
  new OpsError('no-manager', 'The daemon of PM2 does not run.', { hint: 'Bring it back: pm2 resurrect', cause });

const nonsense = (why: string) =>
  new OpsError('garbage', `The daemon of PM2 cannot be understood: ${why}.`, { hint: 'Is it a newer PM2?' });
