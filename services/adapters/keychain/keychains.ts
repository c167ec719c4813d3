import type { KeychainSettings } from '#domain/credentials/settings.ts';
import { OpsError } from '#domain/errors.ts';
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
    const fresh = onDemand(driver, () =>
      load(driver, { env: (name) => environment.get(name), uid, platform, deadlineMs: settings().deadlineMs }),
    );
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

async function load(driver: KeychainDriver, options: DriverOptions): Promise<Keychain> {
  switch (driver) {
    case 'secret-service':
    case 'keytar':
      return (await import('./secret-service/driver.ts')).nativeKeychain(driver, options);
    case 'vault':
    case 'env':
    case 'systemd':
      throw new OpsError('keychain-unavailable', `This version has no store ${driver}.`, {
        hint: 'Set keychain.driver to secret-service.',
        exit: 'credential',
      });
  }
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
