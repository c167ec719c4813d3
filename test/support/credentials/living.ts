import { DEFAULT_CREDENTIALS } from '#domain/credentials/settings.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { type FakeKeychain, fakeKeychains } from '#services/fakes/keychain.ts';
import { fakeSecrets, type FakeSecrets } from '#services/fakes/secrets.ts';
import { type FakeState, fakeState } from '#services/fakes/state.ts';
import type { World } from '#services/ports/world.ts';

import { askingWorld } from '../providers/asking.ts';

export interface Living {
  readonly world: World;
  readonly clock: ManualClock;
  readonly keychain: FakeKeychain;
  readonly secrets: FakeSecrets;
  readonly state: FakeState;
}

/** A machine with an empty store and no records, on which providers are asked for real. */
export function living(parts: Partial<World> = {}): Living {
  const clock = new ManualClock();
  const state = fakeState();
  const keychains = fakeKeychains();
  const secrets = fakeSecrets(state.credentials, keychains.main);
  const world = askingWorld({ clock, state, keychains, secrets, ...parts });
  return { world, clock, keychain: keychains.main, secrets, state };
}

/** One try at once, so that no clock has to be moved. */
export const HASTY = { ...DEFAULT_CREDENTIALS, lockout: { ...DEFAULT_CREDENTIALS.lockout, tries: 1 } };
