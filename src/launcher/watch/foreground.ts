import { spawn } from 'node:child_process';

import { OpsError } from '#domain/errors.ts';
import type { ForegroundCommand } from '#screens/frame/watch.ts';

/** Runs a program on our terminal; resolves to its exit code, null when a signal ended it. */
export function runInForeground({ file, args }: ForegroundCommand): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit' });
    child.once('error', (cause) =>
      reject(
        new OpsError('not-found', `${file} could not be started.`, { hint: 'Is it installed and on PATH?', cause }),
      ),
    );
    child.once('exit', (code) => resolve(code));
  });
}

/** The person's editor on a file; line numbers in the way most editors take them. */
export function editorFor(env: NodeJS.ProcessEnv, path: string, line?: number): ForegroundCommand | null {
  const [file, ...args] = (env['VISUAL'] || env['EDITOR'] || '').split(/\s+/).filter(Boolean);
  if (file === undefined) return null;
  return { file, args: [...args, ...(line === undefined ? [] : [`+${line}`]), path] };
}

/** Opens an address or a file with whatever the desktop has for it, without waiting. */
export function openOutside(target: string, failed: (message: string) => void): void {
  const file = process.platform === 'darwin' ? 'open' : 'xdg-open';
  const child = spawn(file, [target], { stdio: 'ignore', detached: true });
  child.once('error', () => failed(`${file} is not here, so nothing can be opened outside. It was: ${target}`));
  child.unref();
}

/** Stops us until the shell continues us with fg. */
export function stopSelf(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGCONT', () => resolve());
    process.kill(0, 'SIGTSTP');
  });
}
