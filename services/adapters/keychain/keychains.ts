import { join } from 'node:path';

import type { KeychainSettings } from '#domain/credentials/settings.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Keychain, KeychainDriver, Keychains } from '#services/ports/keychain.ts';

import type { DriverOptions } from './options.ts';

export interface KeychainsOptions {
  /** Asked at each use: the configuration may change while the console runs. */
  readonly settings: () => Pick<KeychainSettings, 'deadlineMs' | 'idleLockMs'> & { readonly driver: KeychainDriver };
  readonly environment: Pick<Environment, 'get' | 'all' | 'stateDir'>;
  readonly uid?: number;
  readonly platform?: NodeJS.Platform;
}

/** The stores of this machine. A driver is loaded and its worker started by the first call to it. */
export function realKeychains({
  settings,
  environment,
  uid = process.getuid?.() ?? 0,
  platform = process.platform,
}: KeychainsOptions): Keychains {
  const made = new Map<KeychainDriver, Keychain>();
  const of = (driver: KeychainDriver): Keychain => {
    const known = made.get(driver);
    if (known !== undefined) return known;
    const fresh = onDemand(driver, () => {
      const { deadlineMs, idleLockMs: idleMs } = settings();
      return load(driver, { env: (name) => environment.get(name), uid, platform, deadlineMs }, { environment, idleMs });
    });
    made.set(driver, fresh);
    return fresh;
  };
  return {
    get main() {
      return of(settings().driver);
    },
    of,
  };
}

async function load(driver: KeychainDriver, options: DriverOptions, more: Loaded): Promise<Keychain> {
  switch (driver) {
    case 'secret-service':
    case 'keytar':
      return (await import('./secret-service/driver.ts')).nativeKeychain(driver, options);
    case 'vault': {
      const folder = join(more.environment.stateDir, 'vault');
      return (await import('./vault/driver.ts')).vaultKeychain({ ...options, folder, idleMs: more.idleMs });
    }
    case 'env':
      return (await import('./given.ts')).environmentKeychain(more.environment);
    case 'systemd':
      return (await import('./given.ts')).systemdKeychain(options.env);
  }
}

interface Loaded {
  readonly environment: KeychainsOptions['environment'];
  readonly idleMs: number;
}

/** A keychain whose code is loaded by its first call. */
function onDemand(driver: KeychainDriver, make: () => Promise<Keychain>): Keychain {
  let loading: Promise<Keychain> | undefined;
  let loaded: Keychain | undefined;
  const there = async (): Promise<Keychain> => (loaded = await (loading ??= make()));
  return {
    driver,
    getPassword: async (...given) => (await there()).getPassword(...given),
    setPassword: async (...given) => (await there()).setPassword(...given),
    deletePassword: async (...given) => (await there()).deletePassword(...given),
    findPassword: async (...given) => (await there()).findPassword(...given),
    findCredentials: async (...given) => (await there()).findCredentials(...given),
    state: async () => (await there()).state(),
    unlock: async (...given) => (await there()).unlock(...given),
    lock: async () => (await there()).lock(),
    close: () => loaded?.close(),
  };
}
