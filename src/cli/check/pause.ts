import type { Invocation } from '#cli/command.ts';
import { parseDuration, writeDuration } from '#domain/duration.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Instance } from '#services/checks/check.ts';

/** A pause without an end is forgotten; one hour is what most repairs take. */
const DEFAULT_MS = 3_600_000;

/** `check pause ID [--for 1h]`: the check is not looked at and counts for nothing until then. */
export function pauseCheck({ world, values, stdout }: Invocation, { id }: Instance): number {
  refuseReadOnly(values);
  const asked = values['for'];
  const ms = typeof asked === 'string' ? parseDuration(asked) : DEFAULT_MS;
  if (ms === null || ms <= 0)
    throw new OpsError('usage', `--for takes a duration, ${String(asked)} is none.`, {
      hint: 'For example 30m, 2h or 1d12h.',
      exit: 'usage',
    });
  const until = world.clock.now() + ms;
  world.state.pause(id, until);
  const iso = new Date(until).toISOString();
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, id, pausedUntil: iso })}\n`);
  else stdout.write(`${id} is paused for ${writeDuration(ms)}, until ${iso}.\n`);
  return EXIT.ok;
}

/** `check resume ID`. Throws OpsError for a pause that the configuration keeps; exit 3 when there was none. */
export function resumeCheck({ world, values, stdout }: Invocation, instance: Instance): number {
  refuseReadOnly(values);
  const { id } = instance;
  const now = world.clock.now();
  if ((instance.pausedUntil ?? 0) > now)
    throw new OpsError('paused-by-configuration', `${id} is paused by the configuration.`, {
      hint: 'Take the pause out of the configuration file.',
      exit: 'refused',
    });
  const paused = (world.state.pauses()[id] ?? 0) > now;
  world.state.pause(id, null);
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, id, pausedUntil: null })}\n`);
  else stdout.write(paused ? `${id} runs again.\n` : `${id} was not paused.\n`);
  return paused ? EXIT.ok : EXIT.nothingToDo;
}

function refuseReadOnly(values: Invocation['values']): void {
  if (values['read-only'] === true)
    throw new OpsError('read-only', 'Nothing is changed with --read-only.', { exit: 'refused' });
}
