import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { messageOf, OpsError } from '#domain/errors.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';
import { identityOf, type ProcessIdentity } from '#services/adapters/state/process-identity.ts';
import { reachable } from '#services/adapters/system/reachable.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Command } from '#services/ports/shell.ts';

import { openLog } from './log-file.ts';
import { fileOf } from './record.ts';

export interface Launched {
  readonly process: ProcessIdentity;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/**
 * Starts a person's own program in a session of its own, so that it outlives this one, with its output in a log and the
 * whole environment of the person. Rejects with OpsError `act-failed`.
 */
export async function launch(
  unit: string,
  { file, args, cwd = '/' }: Command,
  environment: Environment,
): Promise<Launched> {
  const { stateDir } = environment;
  await reachable(cwd);
  if (file.includes('/')) await reachable(resolve(cwd, file));
  privateDir(join(stateDir, 'services'));
  await using log = await openLog(`${fileOf(stateDir, unit)}.log`);
  try {
    const child = spawn(file, args, {
      cwd,
      env: { ...environment.all() },
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ended = endOf(child);
    if (child.pid === undefined) await once(child, 'spawn');
    child.unref();
    return { process: identityOf(child.pid ?? 0), ended };
  } catch (thrown) {
    throw await notStarted(unit, file, cwd, thrown);
  }
}

function endOf(child: ChildProcess): Launched['ended'] {
  return new Promise((tell) => {
    child.once('exit', (code, signal) => tell({ code, signal }));
    child.on('error', () => undefined);
  });
}

async function notStarted(unit: string, file: string, cwd: string, cause: unknown): Promise<OpsError> {
  const isFolder = await stat(cwd).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const why = isFolder ? messageOf(cause) : `there is no folder ${cwd}`;
  return new OpsError('act-failed', `${unit} could not be started: ${why}.`, {
    hint: isFolder ? `Is ${file} installed, and may you run it?` : 'Correct the folder in its configuration.',
    cause,
  });
}
