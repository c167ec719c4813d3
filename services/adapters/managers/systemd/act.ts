import { OpsError } from '#domain/errors.ts';
import type { Acting } from '#services/ports/managers.ts';
import type { Command, Finished } from '#services/ports/shell.ts';

import { ask } from './ask.ts';
import type { Scope } from './manager.ts';
import { unitName } from './unit-name.ts';

/** A job that takes longer goes on by itself: the manager has accepted it. */
const PATIENCE_MS = 4000;
const NOT_ALLOWED = /access denied|authentication (?:is )?required|permission denied|operation not permitted/i;
const NOT_REACHED = /failed to connect to (?:the )?bus|failed to get d-bus connection|transport endpoint/i;
const NOT_THERE = /not found|not loaded|does not exist|no such file|could not be found/i;

/** Does it, and waits for its job a moment. What ended badly is an OpsError that tells what systemctl said. */
export async function act(
  scope: Scope,
  { action, unit }: Acting,
  command: Command,
  signal: AbortSignal,
): Promise<void> {
  const finished = await scope.shell.run(
    {
      file: command.file,
      args: ['--no-pager', '--no-ask-password', ...command.args],
      env: { LC_ALL: 'C', SYSTEMD_COLORS: '0' },
    },
    { timeoutMs: PATIENCE_MS, signal },
  );
  // Whoever answers has the job in its queue; a manager that hangs does not answer this either.
  if (finished.exitCode === null && !signal.aborted) await loadState(scope, unit, signal);
  else if (finished.exitCode !== 0) throw await failure(scope, action, unit, finished, signal);
  // Nothing is printed about a job that was done, but where links were made.
  else if (finished.stdout.trim() !== '' && action !== 'enable' && action !== 'disable')
    throw nonsense(scope, finished);
}

async function failure(
  scope: Scope,
  action: string,
  unit: string,
  { exitCode, stderr }: Finished,
  signal: AbortSignal,
): Promise<OpsError> {
  const [said = ''] = stderr.trim().split('\n');
  if (exitCode === null)
    return new OpsError(
      'timeout',
      `${scope.name} did not answer in time; whether it will ${action} ${unit} is not known.`,
      {
        hint: 'Look at the unit again before you repeat it.',
      },
    );
  // A bus that may not be talked to is out of reach and out of rights.
  if (NOT_ALLOWED.test(stderr))
    return new OpsError('no-rights', `You may not ${action} ${unit}: ${said}`, {
      hint: 'Somebody with the rights may: sudo.',
    });
  if (NOT_REACHED.test(stderr))
    return new OpsError('no-manager', `${scope.name} cannot be asked: ${said}`, {
      hint: 'Is it running, and may you talk to it?',
    });
  // systemctl also says so of units that are there and only not running.
  const isMissing = exitCode === 5 || NOT_THERE.test(stderr);
  if (isMissing && (await loadState(scope, unit, signal)) === 'not-found')
    return new OpsError('no-unit', `${scope.name} has no unit ${unit}.`, {
      hint: 'Look at its name: systemctl list-unit-files',
    });
  return new OpsError('act-failed', `${scope.name} could not ${action} ${unit}: ${said || `exit ${exitCode}`}`, {
    hint: stderr.includes('too quickly')
      ? `It was started too often; allow it again: systemctl ${[...scope.scope, 'reset-failed', unitName(unit)].join(' ')}`
      : 'Its log tells why.',
  });
}

async function loadState(scope: Scope, unit: string, signal: AbortSignal): Promise<string> {
  const finished = await ask(scope, ['show', '--property=LoadState', '--value', '--', unitName(unit) ?? unit], signal);
  return finished.stdout.trim();
}

const nonsense = ({ name }: Scope, { stdout }: Finished) =>
  new OpsError('garbage', `${name} answered in a way that is not known: ${JSON.stringify(stdout.slice(0, 60))}.`, {
    hint: 'Is the systemctl on your PATH the one of systemd?',
  });
