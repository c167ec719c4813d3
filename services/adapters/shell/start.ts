import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';

import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import type { Command } from '#services/ports/shell.ts';

/** Starts a program as the leader of a new process group; rejects with OpsError when it could not. */
export async function start(command: Command): Promise<ChildProcess> {
  // Node waits for the child to enter its folder.
  if (command.cwd !== undefined) await reachable(command.cwd);
  try {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.env,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: [command.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    if (child.pid === undefined) await once(child, 'spawn');
    child.on('error', () => undefined);
    return child;
  } catch (thrown) {
    throw await notStarted(command, thrown);
  }
}

async function notStarted({ file, cwd }: Command, cause: unknown): Promise<OpsError> {
  if (cwd !== undefined && !(await isFolder(cwd)))
    return new OpsError('not-found', `The folder ${cwd} does not exist, so ${file} could not start in it.`, {
      hint: 'Correct the folder, or create it.',
      cause,
    });
  if (errno(cause) === 'ENOENT')
    return new OpsError('not-found', `The program ${file} is not on this machine.`, {
      hint: `Install ${file}, or write its full path.`,
      cause,
    });
  return new OpsError('not-executable', `${file} could not be started: ${messageOf(cause)}.`, {
    hint: `Check that ${file} is a program and that you may run it.`,
    cause,
  });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}
