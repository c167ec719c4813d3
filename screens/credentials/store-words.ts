import type { KeychainState } from '#store/credentials.ts';

const STORES: Readonly<Record<KeychainState['driver'], string>> = {
  'secret-service': 'Secret Service',
  keytar: 'Keychain by keytar',
  vault: 'Age vault',
  env: 'Environment, only read',
  systemd: 'systemd credentials, only read',
};

/** `Secret Service, unlocked` */
export function storeWords({ driver, condition }: KeychainState): string {
  return `${STORES[driver]}, ${condition === 'unlocked' ? 'unlocked' : condition.replaceAll('-', ' ')}`;
}
