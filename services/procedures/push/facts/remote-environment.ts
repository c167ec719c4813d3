/**
 * What git runs with when it talks to a remote: the person's own way of reaching it (`GIT_SSH_COMMAND`, `GIT_SSH`,
 * `GIT_ASKPASS`, credential helpers) as it is, and nobody who is asked on a terminal.
 */
export function remoteEnvironment(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    // The credential manager that comes with git for Windows and macOS would open a window.
    GCM_INTERACTIVE: 'never',
    ...env,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** ssh as git itself would start it, but told to ask nobody. Only for those who chose no way of their own. */
export const ASKING_NOBODY = 'ssh -oBatchMode=yes';

/** Whether a person chose how ssh is started, as far as the environment tells; `core.sshCommand` may tell otherwise. */
export function choseSsh(env: Readonly<Record<string, string>>): boolean {
  return env['GIT_SSH_COMMAND'] !== undefined || env['GIT_SSH'] !== undefined;
}
