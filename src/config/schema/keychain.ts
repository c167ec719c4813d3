import type * as Zod from 'zod';

import { duration } from './words.ts';

/** `keychain` */
export function keychain(z: typeof Zod) {
  return z.strictObject({
    driver: z
      .enum(['secret-service', 'keytar', 'vault'])
      .optional()
      .describe(
        'secret-service: the keyring of the desktop. keytar: the package of that name, installed by you. vault: a file that a passphrase opens, for servers. Default secret-service.',
      ),
    deadline: duration(z).optional().describe('How long a call to the store may take. Default 3s.'),
    idleLock: duration(z).optional().describe('A vault that nobody used for so long locks itself. Default 15m.'),
  });
}
