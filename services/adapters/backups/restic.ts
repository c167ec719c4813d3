import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';

import { OpsError } from '#domain/errors.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { ResticPlace } from '#services/ports/backups.ts';

import type { Store } from './messages.ts';

const MOST_SAID = 4000;

/** What restic says each time that it reads a file of the repository again, about 1, 2, 3, 5, 7, 11 s after the first. */
const TRIES = /returned error, retrying after/g;
const TRIES_HERE = 3;
const TRIES_FAR = 7;

/** A restic at work; what it prints on stdout is read by whoever wants it. */
export interface Restic {
  readonly child: ChildProcess;
  /** Rejects with OpsError `restic-failed` unless it ends well. */
  readonly ended: Promise<void>;
}

/**
 * Starts restic for a repository. It reads the password by itself, from the file or the command of the configuration: none
 * is in its arguments or in its environment. Throws OpsError `restic-failed`.
 */
export function startRestic(
  { restic, env }: Store,
  repository: string,
  args: readonly string[],
  input = false,
): Restic {
  if (restic === null) throw failed('no repository is configured any more', 'Add backup.restic to the configuration.');
  const child = spawn('restic', ['--repo', repository, ...passwordOf(restic), ...args], {
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'RESTIC_PASSWORD')),
  });
  const patience = /^\w{2,}:/.test(repository) ? TRIES_FAR : TRIES_HERE;
  let said = '';
  let tries = 0;
  child.stderr?.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString()}`.slice(-MOST_SAID);
    tries += bytes.toString().match(TRIES)?.length ?? 0;
    // It would go on for a quarter of an hour with a file that is cut or gone.
    if (tries >= patience) child.kill('SIGKILL');
  });
  // A restic that ends early closes its input; why it did is what it says at its end.
  child.stdin?.on('error', () => undefined);
  const ended = endOf(child, () => failed(lastLine(said), hintOf(said, repository)));
  ended.catch(() => undefined);
  return { child, ended };
}

async function endOf(child: ChildProcess, failure: () => OpsError): Promise<void> {
  try {
    await once(child, 'close');
  } catch {
    throw failed('it is not installed', 'Install restic, or take backup.store out of the configuration.');
  }
  if (child.exitCode !== 0) throw failure();
}

/** What it prints, whole. */
export async function askRestic(store: Store, repository: string, args: readonly string[]): Promise<string> {
  const { child, ended } = startRestic(store, repository, args);
  let text = '';
  child.stdout?.on('data', (bytes: Buffer) => (text += bytes.toString()));
  await ended;
  return text;
}

function passwordOf({ passwordFile, passwordCommand }: ResticPlace): readonly string[] {
  if (passwordCommand !== undefined) return ['--password-command', joinCommand(passwordCommand)];
  if (passwordFile === undefined) return [];
  const mode = statSync(passwordFile, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) throw failed(`${passwordFile} is not there`, 'It holds the password of the repository.');
  if ((mode & 0o077) !== 0)
    throw failed(`others may read ${passwordFile}`, `It holds a password: chmod 600 ${passwordFile}`);
  return ['--password-file', passwordFile];
}

/** Of a file that it tried again: what is wrong with it. */
const lastLine = (said: string): string =>
  said
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(/^Load\(<([^>]*)>[^)]*\) returned error, retrying after [^:]*: /, '$1: ')
    .replace(/\.$/, '') ?? '';

function hintOf(said: string, repository: string): string {
  if (/wrong password|no key found/i.test(said)) return 'The password is not the one of this repository.';
  if (/Is there a repository|unable to open config file/i.test(said))
    return `Make the repository first: restic init --repo ${repository}`;
  return 'Nothing was left half done. Try it by hand: restic --repo … snapshots';
}

function failed(why: string, hint: string): OpsError {
  return new OpsError('restic-failed', `restic failed: ${why === '' ? 'it did not say why' : why}.`, {
    hint,
    exit: 'refused',
  });
}
