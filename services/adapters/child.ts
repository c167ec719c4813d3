import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts a `*.child.ts` of ours under the same Node, to talk to by messages: hand in
 * `new URL('./NAME.child.ts', import.meta.url)`, which the build turns into the address of the built file. The child gets
 * no environment but `env`, does not see the terminal's ctrl-c and never keeps this program alive; it hears `disconnect` when this
 * program is gone.
 */
export function startChild(entry: URL, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(entry)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env,
    detached: true,
    windowsHide: true,
  });
  child.unref();
  child.channel?.unref();
  return child;
}
