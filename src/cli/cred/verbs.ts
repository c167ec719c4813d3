import type { Invocation, VerbSpec } from '#cli/command.ts';

/** One verb of `cred`: what help says of it, and what it does. */
export interface CredVerb extends VerbSpec {
  readonly run: (invocation: Invocation) => Promise<number>;
}

/** Every verb of `cred`, in the order of help. A further verb is one file and one line here. */
export const CRED_VERBS: Readonly<Record<string, CredVerb>> = {
  ls: {
    summary: 'All of them, the worst first, with their state and end',
    usage: '[--json]',
    run: async (invocation) => (await import('./list.ts')).listCommand(invocation),
  },
  add: {
    summary: 'Check a value, store it and read it back; asks for it, and never takes it as an argument',
    usage: 'NAME [--provider P] [--stdin | --from-env VAR | --from-gh] [--replace]',
    run: async (invocation) => (await import('./add.ts')).addCommand(invocation),
  },
  show: {
    summary: 'What is known of one; never its value',
    usage: 'NAME',
    run: async (invocation) => (await import('./show.ts')).showCommand(invocation),
  },
  test: {
    summary: 'Ask the provider whether it works; exit 8 when it is refused',
    usage: '[NAME...]',
    run: async (invocation) => (await import('./test.ts')).testCommand(invocation),
  },
  rm: {
    summary: 'Take a value out of the store and forget it; it still works at its provider',
    usage: 'NAME [--yes]',
    run: async (invocation) => (await import('./remove.ts')).removeCommand(invocation),
  },
  copy: {
    summary: 'Put a value on the clipboard of the terminal, and take it off again',
    usage: 'NAME',
    run: async (invocation) => (await import('./copy.ts')).copyCommand(invocation),
  },
  reveal: {
    summary: 'Show a value for ten seconds; this is recorded',
    usage: 'NAME',
    run: async (invocation) => (await import('./reveal.ts')).revealCommand(invocation),
  },
  how: {
    summary: 'How to create one: where, with which rights, and what they are used for',
    usage: '[PROVIDER]',
    run: async (invocation) => (await import('./how.ts')).howCommand(invocation),
  },
  doctor: {
    summary: 'How each store is, and what it protects from; exit 8 when yours cannot be used',
    run: async (invocation) => (await import('./doctor.ts')).doctorCommand(invocation),
  },
  unlock: {
    summary: 'Open the keyring or the vault with its passphrase, right here, also over SSH',
    usage: '[--stdin]',
    run: async (invocation) => (await import('./unlock.ts')).unlockCommand(invocation),
  },
  lock: {
    summary: 'Close the keyring or the vault, for every program of yours',
    run: async (invocation) => (await import('./lock.ts')).lockCommand(invocation),
  },
  migrate: {
    summary: 'Move all values to another store: written, read back, and only then deleted',
    usage: '--from STORE --to STORE [--keep] [--dry-run] [--yes]',
    run: async (invocation) => (await import('./migrate.ts')).migrateCommand(invocation),
  },
};
