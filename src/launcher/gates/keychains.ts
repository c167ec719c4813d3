import type { Keychain, Keychains } from '#services/ports/keychain.ts';

import type { Gate } from './act.ts';
import { standingIn } from './standing-in.ts';

/** Opening and closing a store: asked for, and recorded however it ends. */
export function gatedKeychains(keychains: Keychains, gate: Gate): Keychains {
  return {
    get main() {
      return gatedKeychain(keychains.main, gate);
    },
    of: (driver) => gatedKeychain(keychains.of(driver), gate),
  };
}

function gatedKeychain(keychain: Keychain, { policy, audit }: Gate): Keychain {
  const target = keychain.driver;
  return standingIn(keychain, {
    async unlock(passphrase) {
      await policy.demand('credential.read', target);
      const answer = await keychain.unlock(passphrase);
      const isOpen = answer === 'unlocked';
      const event = isOpen ? 'keychain_unlocked' : 'keychain_unlock_failed';
      await audit.append({ event, target, outcome: isOpen ? 'done' : 'denied' });
      if (isOpen) await audit.settle();
      return answer;
    },
    async lock() {
      await policy.demand('credential.read', target);
      // What waits is sealed while the key can still be read.
      await audit.settle();
      await keychain.lock();
      await audit.append({ event: 'keychain_locked', target, outcome: 'done' });
    },
  });
}
