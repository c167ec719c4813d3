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
    usage: 'NAME [--provider P] [--stdin | --from-env VAR | --from-gh | --generate] [--replace]',
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
  rotate: {
    summary: 'Replace a value without a moment in which none works, and revoke the old one',
    usage: 'NAME [--paste | --stdin] [--settle TIME] [--dry-run] [--yes]',
    run: async (invocation) => (await import('./rotate.ts')).rotateCommand(invocation),
  },
  revoke: {
    summary: 'Make a value worthless at its provider, for good; also one that leaked',
    usage: 'NAME | --provider P --stdin',
    run: async (invocation) => (await import('./revoke.ts')).revokeCommand(invocation),
  },
  give: {
    summary: 'Write a value into a file of variables, restart who reads it, and renew it with each rotation',
    usage: 'NAME --to service:X|env-file:PATH [--as VAR] [--file PATH]',
    run: async (invocation) => (await import('./give.ts')).giveCommand(invocation),
  },
  run: {
    summary: 'Run a program with values in its environment, also those it refers to as cpm://NAME; output is redacted',
    usage: '[--with NAME[=VAR][,NAME...]] [--vars PATH] [--fill FILE=VAR] [--pristine] -- PROGRAM...',
    run: async (invocation) => (await import('./run.ts')).runWithValues(invocation),
  },
  'git-credential': {
    summary: 'Answer git, as its credential helper: over https, to the host it belongs to',
    usage: 'get|store|erase',
    run: async (invocation) => (await import('./git-credential.ts')).gitCredential(invocation),
  },
  resume: {
    summary: 'Go on with a rotation or a gift that was left half way',
    usage: '[run]',
    run: async (invocation) => (await import('./go-on.ts')).goOn(invocation, 'resume'),
  },
  abort: {
    summary: 'Take it back; past the revocation of the old value, end it',
    usage: '[run]',
    run: async (invocation) => (await import('./go-on.ts')).goOn(invocation, 'abort'),
  },
  undo: {
    summary: 'Take back a gift that has ended',
    usage: '[run]',
    run: async (invocation) => (await import('./go-on.ts')).goOn(invocation, 'undo'),
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
  scan: {
    summary: 'What lies open in files and looks like a secret, or is one of yours; exit 6 when something does',
    usage: '[PATH...]',
    run: async (invocation) => (await import('./scan.ts')).scanCommand(invocation),
  },
  accept: {
    summary: 'Do not report a finding of scan again: its fingerprint goes into credentials.allow',
    usage: 'FINGERPRINT [PATH...]',
    run: async (invocation) => (await import('./accept.ts')).acceptCommand(invocation),
  },
  import: {
    summary: 'Take values out of files: stored, read back, and replaced by a reference',
    usage: 'FILE... [--untested] [--dry-run] [--yes]',
    run: async (invocation) => (await import('./import.ts')).importCommand(invocation),
  },
};
