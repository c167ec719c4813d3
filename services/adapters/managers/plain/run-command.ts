import { OpsError } from '#domain/errors.ts';
import type { Acting, ManagerHost } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

const COMMAND_MS = 60_000;

/** Runs a command that acts on a service and ends. Throws OpsError `act-failed`, `timeout`. */
export async function runCommand(
  command: Command,
  { action, unit }: Acting,
  { shell, environment }: ManagerHost,
  signal: AbortSignal,
): Promise<void> {
  const { exitCode, timedOut, stderr } = await shell
    .run({ ...command, env: environment.all() }, { timeoutMs: COMMAND_MS, signal })
    .catch((cause: unknown) => {
      if (!(cause instanceof OpsError)) throw cause;
      throw new OpsError('act-failed', `${unit} was not told to ${action}: ${cause.message}`, {
        hint: cause.hint,
        cause,
      });
    });
  if (exitCode === 0) return;
  if (timedOut || signal.aborted)
    throw new OpsError('timeout', `The command that should ${action} ${unit} did not end in time.`, {
      hint: 'Look at it again.',
    });
  const said = stderr.trim().split('\n').at(-1)?.replace(/\.$/, '') ?? '';
  throw new OpsError('act-failed', `${unit} was not told to ${action}: ${said || `exit ${exitCode}`}.`, {
    hint: 'Try its command by hand.',
  });
}
