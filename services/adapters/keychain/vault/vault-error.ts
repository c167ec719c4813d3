import type { KeychainCondition } from '#services/ports/keychain.ts';

/** Why a vault does not do what it was asked. */
export class VaultError extends Error {
  readonly condition: KeychainCondition;
  readonly hint: string | undefined;
  constructor(condition: KeychainCondition, message: string, hint?: string) {
    super(message);
    this.condition = condition;
    this.hint = hint;
  }
}
