import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import type { GatherOptions } from '#services/monitor/gather.ts';

/** Options of every command that prints readings. */
export const FRESHNESS = {
  cached: { type: 'boolean', summary: 'Print what was last seen; look at nothing.' },
  fresh: { type: 'boolean', summary: 'Look at everything now, however young its reading is.' },
} as const;

/** Which checks to look at, from the options. */
export function freshness(values: Invocation['values']): GatherOptions['look'] {
  const [cached, fresh] = [values['cached'] === true, values['fresh'] === true];
  if (cached && fresh)
    throw new OpsError('usage', '--cached and --fresh contradict each other.', {
      hint: 'Leave both out to look only at what is due.',
      exit: 'usage',
    });
  return cached ? 'never' : fresh ? 'always' : 'due';
}
