import { spawn } from 'node:child_process';

import { OpsError } from '#domain/errors.ts';
import type { Shell } from '#services/ports/shell.ts';

/** A shell of a few lines, so that tests of what uses one do not hang on the product's. */
export const plainShell: Shell = {
  which: () => Promise.resolve(null),
  run: ({ file, args, cwd, env, stdin }, { signal, timeoutMs }) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const { PATH, HOME } = process.env;
      const child = spawn(file, args, { cwd, detached: true, env: { PATH, HOME, ...env } });
      const kill = (): void => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      };
      const timer = setTimeout(kill, timeoutMs);
      signal?.addEventListener('abort', kill, { once: true });
      const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
      child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
      child.stdin.on('error', () => undefined).end(stdin);
      child.on('error', (cause) => {
        clearTimeout(timer);
        reject(new OpsError('not-found', `${file} is not installed`, { cause }));
      });
      child.on('close', (exitCode, ended) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', kill);
        const stdout = Buffer.concat(chunks.stdout).toString();
        const stderr = Buffer.concat(chunks.stderr).toString();
        const tookMs = performance.now() - started;
        resolve({
          exitCode,
          signal: ended,
          stdout,
          stderr,
          droppedBytes: 0,
          timedOut: ended === 'SIGKILL' && !signal?.aborted,
          tookMs,
        });
      });
    }),
};
