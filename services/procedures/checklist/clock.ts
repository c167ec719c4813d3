import type { Looked } from '#domain/checklist/facts.ts';

import { type Remembering, remembered } from './remembered.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 5000;

/** Whether the clock of this machine is kept right over the network; nothing where no timedatectl says so. */
export function clockKept(from: Remembering): Promise<Looked<boolean>> {
  const { shell } = from.world;
  return remembered(from, {
    name: 'clock',
    intervalMs: HOUR_MS,
    limitMs: LIMIT_MS,
    async see(signal) {
      const file = await shell.which('timedatectl');
      if (file === null) return { nothing: 'there is no timedatectl' };
      const args = ['show', '--property=NTPSynchronized', '--value'];
      const { exitCode, stdout } = await shell.run({ file: 'timedatectl', args }, { signal, timeoutMs: LIMIT_MS });
      const said = stdout.trim();
      return exitCode === 0 && (said === 'yes' || said === 'no')
        ? { found: said === 'yes' }
        : { nothing: 'timedatectl does not say' };
    },
  });
}
