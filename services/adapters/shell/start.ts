import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { anyRemote, reachable } from '#services/adapters/system/reachable.ts';
import type { Command } from '#services/ports/shell.ts';

/** Starts a program as the leader of a new process group; rejects with OpsError when it could not. */
export async function start(command: Command): Promise<ChildProcess> {
  const { cwd, file } = command;
  // Node waits for the child to enter its folder and to find its program.
  if (cwd !== undefined) await reachable(cwd);
  if (file.includes('/')) await reachable(resolve(cwd ?? '.', file));
  const path = command.env?.['PATH'];
  const env = path === undefined ? command.env : { ...command.env, PATH: await livingFolders(path) };
  try {
    const child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env,
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

/** The search path without folders whose server hangs. */
export async function livingFolders(path: string): Promise<string> {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  if (!anyRemote()) return folders.join(delimiter);
  const alive = await Promise.all(
    folders.map((folder) =>
      reachable(folder).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_folder, at) => alive[at]).join(delimiter);
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
