import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

import { messageOf } from '#domain/errors.ts';

import { readIfThere, replaceFile, type VaultFiles, vaultFiles } from './files.ts';
import { type Items, itemsFromText, itemsToText } from './items.ts';
import { VaultError } from './vault-error.ts';

/** What a person must at least type for a vault that is made. */
const SHORTEST_PASSPHRASE = 8;

/**
 * A file of secrets that a passphrase opens, in the form of `age`. Its key is in memory from `unlock` to `lock` and goes
 * nowhere else. Deriving it from the passphrase takes a second in which nothing else runs: it is used in a process of its
 * own.
 */
export class Vault {
  readonly #files: VaultFiles;
  readonly #workFactor: number;
  #identity: string | null = null;

  constructor(folder: string, workFactor: number) {
    this.#files = vaultFiles(folder);
    this.#workFactor = workFactor;
  }

  get isOpen(): boolean {
    return this.#identity !== null;
  }

  /** Opens it; makes it when there is none. False for a wrong passphrase. */
  async unlock(passphrase: string): Promise<boolean> {
    const wrapped = readIfThere(this.#files.identity);
    if (wrapped === null) {
      await this.#create(passphrase);
      return true;
    }
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    try {
      this.#identity = (await decrypter.decrypt(dearmored(wrapped), 'text')).trim();
      return true;
    } catch (error) {
      if (/no identity matched/i.test(messageOf(error))) return false;
      throw damaged(
        'identity.age',
        error,
        'Put identity.age back from a backup: without it nobody can open vault.age.',
      );
    }
  }

  lock(): void {
    this.#identity = null;
  }

  async items(): Promise<Items> {
    const identity = this.#open();
    const sealed = readIfThere(this.#files.vault);
    if (sealed === null) {
      if (readIfThere(this.#files.before) === null) return new Map();
      throw new VaultError('failed', 'vault.age is gone', this.#putBack());
    }
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    try {
      return itemsFromText(await decrypter.decrypt(dearmored(sealed), 'text'));
    } catch (error) {
      throw damaged('vault.age', error, this.#putBack());
    }
  }

  /** Changes the items as `edit` says; what it returns is the answer. Nothing is written when it says false. */
  async change(edit: (items: Items) => boolean): Promise<boolean> {
    const items = await this.items();
    const changed = edit(items);
    if (changed) await this.#save(items);
    return changed;
  }

  #open(): string {
    if (this.#identity === null) throw new VaultError('locked', 'nobody has unlocked it');
    return this.#identity;
  }

  #putBack(): string {
    const { vault, before } = this.#files;
    const there = readIfThere(before) !== null;
    return there
      ? `Nothing was overwritten. As it was before the last change: cp ${before} ${vault}`
      : `Nothing was overwritten. Put ${vault} back from a backup.`;
  }

  async #create(passphrase: string): Promise<void> {
    if (readIfThere(this.#files.vault) !== null)
      throw new VaultError(
        'failed',
        'vault.age is there, but identity.age, which opens it, is not',
        `Put identity.age back from a backup, or move ${this.#files.vault} away to begin anew.`,
      );
    if (Array.from(passphrase).length < SHORTEST_PASSPHRASE)
      throw new VaultError(
        'failed',
        `a passphrase of less than ${SHORTEST_PASSPHRASE} characters is guessed in no time`,
        'Choose a longer one: four words nobody would put together.',
      );
    const identity = await generateX25519Identity();
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(this.#workFactor);
    replaceFile(this.#files.identity, armor.encode(await encrypter.encrypt(`${identity}\n`)));
    this.#identity = identity;
    await this.#save(new Map());
  }

  async #save(items: Items): Promise<void> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(this.#open()));
    replaceFile(this.#files.vault, await encrypter.encrypt(itemsToText(items)), this.#files.before);
  }
}

/** The CLI writes text with `--armor`, bytes without. */
function dearmored(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return text.trimStart().startsWith('-----BEGIN AGE') ? armor.decode(text.trim()) : bytes;
}

function damaged(file: string, error: unknown, hint: string): VaultError {
  return new VaultError('failed', `${file} is damaged or was cut off (${messageOf(error)})`, hint);
}
