import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Keychain, KeychainState } from '#services/ports/keychain.ts';

import { documentOf } from './json.ts';

/** Typing errors are forgiven twice. */
const TRIES = 3;
const MOST_BYTES = 4096;

/** `cred unlock`: opens the store of record with a passphrase, right here, without another screen. */
export async function unlockCommand(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const store = world.keychains.main;
  const before = await store.state();
  if (before.condition !== 'unlocked') {
    if (!before.unlockable)
      throw new OpsError(`keychain-${before.condition}`, before.message, { hint: before.hint, exit: 'credential' });
    await open(invocation, store, before);
  }
  const after = before.condition === 'unlocked' ? before : await store.state();
  if (values['json'] === true)
    stdout.write(documentOf({ driver: store.driver, condition: after.condition, was: before.condition }));
  else stdout.write(before.condition === 'unlocked' ? `It was open already. ${after.message}\n` : `${after.message}\n`);
  return EXIT.ok;
}

async function open(invocation: Invocation, store: Keychain, state: KeychainState): Promise<void> {
  const { stderr, values } = invocation;
  if (values['stdin'] === true) {
    const passphrase = ((await invocation.input?.(MOST_BYTES)) ?? '').replace(/\r?\n$/, '');
    if ((await store.unlock(passphrase)) === 'denied') throw denied();
    return;
  }
  stderr.write(`${state.message}\n`);
  for (let tries = 1; ; tries += 1) {
    const passphrase = await (state.condition === 'no-default-collection'
      ? chosen(invocation)
      : typed(invocation, 'Passphrase: '));
    if ((await store.unlock(passphrase)) === 'unlocked') return;
    if (tries === TRIES) throw denied();
    stderr.write('That is not it.\n');
  }
}

async function typed({ askHidden }: Invocation, question: string): Promise<string> {
  if (askHidden === undefined)
    throw new OpsError('no-terminal', 'A passphrase is asked for on a terminal, and there is none.', {
      hint: 'Hand it over by standard input: cpm-console cred unlock --stdin',
      exit: 'refused',
    });
  const passphrase = await askHidden(question);
  if (passphrase === null) throw new OpsError('interrupted', 'Nothing was unlocked.', { exit: 'interrupted' });
  return passphrase.replace(/\r?\n$/, '');
}

/** A new one is typed twice: nobody can read a typing error back. */
async function chosen(invocation: Invocation): Promise<string> {
  for (;;) {
    const passphrase = await typed(invocation, 'New passphrase: ');
    if (passphrase === (await typed(invocation, 'Once more: '))) return passphrase;
    invocation.stderr.write('The two are not the same.\n');
  }
}

function denied(): OpsError {
  return new OpsError('keychain-denied', 'The passphrase was not accepted; the store stays locked.', {
    hint: 'For a keyring it is usually the password of your login. Try again: cpm-console cred unlock',
    exit: 'credential',
  });
}
