import { dirname, join } from 'node:path';

import type { Audit } from '#services/ports/audit.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Keychain } from '#services/ports/keychain.ts';
import type { Shell } from '#services/ports/shell.ts';

import { openAudit } from './audit.ts';
import { ownOrigin } from './origin.ts';
import { fileWitness, journalWitness, keychainWitness } from './witnesses.ts';

interface Around {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly shell: Shell;
  readonly keychain: () => Keychain | null;
  readonly role: () => string;
  readonly redact: (text: string) => string;
}

/** The trail of this person on this machine, with every witness there is. */
export function realAudit({ environment, clock, shell, keychain, role, redact }: Around): Audit {
  const trailFile = join(environment.stateDir, 'audit.db');
  const uid = process.getuid?.() ?? -1;
  return openAudit({
    file: trailFile,
    keyFile: join(environment.stateDir, 'audit.key'),
    keychain,
    places: [
      fileWitness(join(dataDir(environment), 'audit-witness.json')),
      keychainWitness({ keychain, trailFile }),
      journalWitness({ shell, uid, trailFile }),
    ],
    clock,
    origin: ownOrigin,
    role,
    redact,
  });
}

/** Another folder than the state's: `$XDG_DATA_HOME/cpm-console`. */
function dataDir(environment: Environment): string {
  const { home, configDir } = environment;
  const named = environment.get('XDG_DATA_HOME') ?? '';
  if (named.startsWith('/')) return join(named, 'cpm-console');
  return home === null ? join(dirname(configDir), 'data') : join(home, '.local', 'share', 'cpm-console');
}
