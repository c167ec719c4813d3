import { defineCommand, type Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { heartbeatKey, isHeartbeatName, writePing } from '#domain/heartbeat.ts';

export default defineCommand({
  name: 'ping',
  group: 'more',
  summary: 'Tell that a job ran; a heartbeat check misses it when it does not',
  usage: '<name> [--exit-code N]',
  options: {
    'exit-code': { type: 'string', value: 'N', summary: 'How the job ended; anything but 0 is a failure.' },
  },
  examples: ['ping backup', 'ping backup --exit-code $?'],
  run: async ({ world, values, positionals, stdout }: Invocation): Promise<number> => {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0 || !isHeartbeatName(name))
      throw new OpsError('usage', 'ping takes one name of letters, digits and . _ -', {
        hint: 'For example: cpm-console ping backup',
        exit: 'usage',
      });
    if (values['read-only'] === true)
      throw new OpsError('read-only', 'Nothing is changed with --read-only.', { exit: 'refused' });
    const at = world.clock.now();
    const exitCode = exitCodeOf(values['exit-code']);
    world.state.set(heartbeatKey(name), writePing({ at, exitCode }));
    if (!world.state.lasting)
      throw new OpsError(
        'state-unwritable',
        `The ping of ${name} could not be saved. ${world.state.notice ?? ''}`.trim(),
        {
          hint: 'Make room or mend the disk; until then the heartbeat will be missed.',
        },
      );
    const iso = new Date(at).toISOString();
    if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, name, at: iso, exitCode })}\n`);
    return EXIT.ok;
  },
});

/** Null when it was not said. Throws OpsError for what is no exit code. */
function exitCodeOf(value: Invocation['values'][string]): number | null {
  if (value === undefined) return null;
  const code = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : 256;
  if (code <= 255) return code;
  throw new OpsError('usage', `--exit-code takes a number from 0 to 255, ${String(value)} is none.`, {
    hint: 'In a shell: cpm-console ping backup --exit-code $?',
    exit: 'usage',
  });
}
