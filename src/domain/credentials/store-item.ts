import type { OpsError } from '#domain/errors.ts';

import type { KeychainDriver } from './store-state.ts';
import { storeError } from './store-words.ts';

/** The Windows Credential Manager takes 2560 bytes, which are 1280 characters; we stay below. */
const WINDOWS_CHARACTERS = 1200;
/** Beyond a megabyte no store was tried. */
const MOST_BYTES = 1_048_576;

/** Why a store would not take an item, or null. An empty service name is taken by some stores and lost by others. */
export function itemProblem(
  driver: KeychainDriver,
  platform: string,
  { service, account, password }: { readonly service: string; readonly account?: string; readonly password?: string },
): OpsError | null {
  const hint = 'This is a name the program chose: please report it.';
  if (service === '') return storeError(driver, 'failed', { detail: 'the name of the service is empty', hint });
  if (account === '') return storeError(driver, 'failed', { detail: 'the name of the account is empty', hint });
  if (service.includes('\0') || account?.includes('\0'))
    return storeError(driver, 'failed', { detail: 'a name holds a NUL character', hint });
  if (password === undefined) return null;
  if (password === '')
    return storeError(driver, 'failed', { detail: 'the value is empty', hint: 'Give the value, or remove the item.' });
  if (password.includes('\0'))
    return storeError(driver, 'failed', {
      detail: 'the value holds a NUL character',
      hint: 'Paste it again: no token has one.',
    });
  if (platform === 'win32' && driver !== 'vault' && password.length > WINDOWS_CHARACTERS)
    return storeError(driver, 'too-large', {
      detail: `it has ${password.length} characters, Windows keeps ${WINDOWS_CHARACTERS}`,
    });
  // A character is at least one byte, so the cheap comparison comes first.
  if (password.length > MOST_BYTES)
    return storeError(driver, 'too-large', { detail: `it has ${password.length} characters` });
  return null;
}
