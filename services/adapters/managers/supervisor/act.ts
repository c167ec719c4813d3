import { OpsError } from '#domain/errors.ts';
import type { Acting } from '#services/ports/managers.ts';

import { call } from './call.ts';
import type { Door } from './door.ts';
import { Fault } from './xml-rpc.ts';

/** Stopping waits until the process has ended, `stopwaitsecs` at most, which are 10 s where nobody said otherwise. */
const ACT_MS = 120_000;
const BAD_NAME = 10;
const ALREADY_STARTED = 60;
const NOT_RUNNING = 70;

/** Does it to a unit that is there. Throws as the port says. */
export async function act(
  door: Door,
  { action, unit, signal: kill = 'TERM' }: Acting,
  signal: AbortSignal,
): Promise<void> {
  const tell = async (method: string, args: readonly (string | boolean)[], done?: number): Promise<void> => {
    try {
      await call(door, method, [unit, ...args], signal, ACT_MS);
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      if (thrown.code !== done) throw refused(thrown, action, unit);
    }
  };
  const start = () => tell('startProcess', [false], ALREADY_STARTED);
  const stop = () => tell('stopProcess', [true], NOT_RUNNING);
  if (action === 'start') return start();
  if (action === 'stop') return stop();
  if (action === 'kill') return tell('signalProcess', [kill]);
  if (action !== 'restart')
    throw new OpsError('act-failed', `supervisor cannot ${action} one program.`, {
      hint: 'What starts by itself stands in its configuration; supervisorctl update takes changes over.',
    });
  await stop();
  await start();
}

function refused(fault: Fault, action: string, unit: string): OpsError {
  const cause = { cause: fault };
  if (fault.code === BAD_NAME)
    return new OpsError('no-unit', `supervisor has no unit ${unit}.`, { hint: 'Look at its name.', ...cause });
  return new OpsError('act-failed', `supervisor could not ${action} ${unit}: ${fault.message}.`, {
    hint: fault.code === NOT_RUNNING ? 'It does not run.' : 'Its log tells why.',
    ...cause,
  });
}
