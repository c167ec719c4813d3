import { errno } from '#services/adapters/errno.ts';

const LIMIT_MS = 1000;

/** Whether somebody listens on a unix socket, also where only others may talk to it. Sends nothing; never throws. */
export async function listens(path: string, signal: AbortSignal): Promise<boolean> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answer: boolean) => {
      signal.removeEventListener('abort', stop);
      socket.destroy();
      resolve(answer);
    };
    const stop = () => end(false);
    socket.setTimeout(LIMIT_MS, stop);
    socket.once('connect', () => end(true));
    socket.once('error', (error) => end(errno(error) === 'EACCES'));
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
