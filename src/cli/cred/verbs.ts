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
};
