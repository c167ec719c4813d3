import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { realClock } from '#services/adapters/clock.ts';
import { configStore } from '#services/adapters/config-store.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { fakeKeychains } from '#services/fakes/keychain.ts';
import { fakeSecrets } from '#services/fakes/secrets.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

/** A home folder of its own with real files and the real scanner, and a store in memory. */
export function realHome(stored: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'cpm-home-'));
  const state = fakeState();
  const keychains = fakeKeychains(stored);
  const secrets = fakeSecrets(state.credentials, keychains.main);
  const made = demoWorld({ clock: realClock(), state });
  const world: World = {
    ...made,
    secrets,
    keychains,
    configStore,
    files: realFiles(),
    scanner: realScanner(),
    environment: { ...made.environment, home, cwd: home },
  };
  const values = async (): Promise<object> =>
    Object.fromEntries(
      (await keychains.main.findCredentials('cpm-console')).map(({ account, password }) => [account, password]),
    );
  return { world, secrets, state, values, home, [Symbol.dispose]: () => rmSync(home, { recursive: true }) };
}
