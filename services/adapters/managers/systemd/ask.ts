import { OpsError } from '#domain/errors.ts';
import type { Finished } from '#services/ports/shell.ts';

import type { Scope } from './manager.ts';

const LIMIT_MS = 4000;
const MOST_BYTES = 4 * 1024 * 1024;

/** One call of systemctl, in the language of programs and never asking anybody anything. */
export async function ask(
  { name, scope, shell }: Scope,
  args: readonly string[],
  signal: AbortSignal,
): Promise<Finished> {
  const command = {
    file: 'systemctl',
    args: [...scope, '--no-pager', '--no-ask-password', ...args],
    env: { LC_ALL: 'C', SYSTEMD_COLORS: '0' },
  };
  const finished = await shell.run(command, { timeoutMs: LIMIT_MS, maxBytes: MOST_BYTES, signal });
  if (finished.timedOut || finished.exitCode === null)
    throw new OpsError('timeout', `${name} did not answer within ${LIMIT_MS / 1000} s.`, {
      hint: 'The manager or its bus may be stuck: systemctl is-system-running',
    });
  if (finished.exitCode !== 0 && finished.stdout.trim() === '')
    throw new OpsError('no-manager', `${name} cannot be asked: ${finished.stderr.trim().split('\n')[0]}.`, {
      hint: 'Is it running, and may you talk to it?',
    });
  return finished;
}
