import { type GitReader, tryGit } from './reader.ts';

interface Question {
  readonly dir: string;
  readonly signal: AbortSignal;
  readonly sshCommand?: string | null | undefined;
}

/**
 * What git runs with when it talks to a remote: the person's own way of reaching it (`GIT_SSH_COMMAND`, `GIT_SSH`,
 * `core.sshCommand`, `GIT_ASKPASS`, credential helpers) as it is, and nobody who is asked on a terminal. Only where ssh is
 * left to git it is told not to ask either.
 */
export async function remoteEnvironment(
  reader: GitReader,
  question: Question,
): Promise<Readonly<Record<string, string>>> {
  const { env } = reader;
  const own = env['GIT_SSH_COMMAND'] ?? env['GIT_SSH'] ?? (await sshCommand(reader, question));
  return {
    ...(own === null ? { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' } : {}),
    // The credential manager that comes with git for Windows and macOS would open a window.
    GCM_INTERACTIVE: 'never',
    ...env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
  };
}

async function sshCommand(reader: GitReader, { dir, signal, sshCommand: known }: Question): Promise<string | null> {
  if (known !== undefined) return known;
  const { exitCode, stdout } = await tryGit(reader, { dir, signal }, 'config', '--get', 'core.sshCommand');
  return exitCode === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}
