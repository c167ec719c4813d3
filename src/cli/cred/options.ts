import type { OptionSpec } from '#cli/command.ts';

/** Options of all verbs; the registry writes them out, so nothing is loaded for them. */
export const CRED_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  yes: { type: 'boolean', short: 'y', summary: 'Do not ask' },
  json: { type: 'boolean', summary: 'One document; it never holds a value' },
};
