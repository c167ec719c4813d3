import type { OptionSpec } from '#cli/command.ts';

/** What a credential can be for; a test holds it to the providers there are. */
export const CREDENTIAL_PROVIDERS = ['github', 'openai', 'anthropic', 'npm', 'pypi', 'mem0', 'http'];

const text = (value: string, summary: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  type: 'string',
  value,
  summary,
  ...more,
});
const flag = (summary: string): OptionSpec => ({ type: 'boolean', summary });

const STORES = ['secret-service', 'keytar', 'vault', 'env', 'systemd'] as const;

/** Options of all verbs; the registry writes them out, so nothing is loaded for them. */
export const CRED_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  provider: text('P', 'add: what it is for; guessed from the value and the name when left out', {
    choices: CREDENTIAL_PROVIDERS,
  }),
  stdin: flag('add, unlock: read the value or the passphrase from standard input'),
  'from-env': text('VAR', 'add: read the value from an environment variable'),
  generate: flag('add: make one of 48 random bytes; it is not shown'),
  'from-gh': flag("add: take the token of GitHub's own program, gh"),
  replace: flag('add: put it in the place of the one that has this name'),
  untested: flag('add, import: do not ask the provider'),
  url: text('URL', 'add: address of the provider, where it is not the usual one'),
  header: text('NAME', 'add: for http, the header that holds it'),
  ok: text('STATUS', 'add: for http, a status that accepts it', { multiple: true }),
  rule: text('RULE', 'add: use it only for owner:NAME or path:FOLDER'),
  want: text('WHAT', 'add: what a test tries besides, such as acme/api', { multiple: true }),
  'rotate-every': text('TIME', 'add: when it should be replaced, such as 90d; 0 for never'),
  expires: text('DATE', 'add: when it ends, where nobody else tells'),
  from: text('STORE', 'migrate: where they are now', { choices: STORES }),
  to: text('TARGET', 'migrate: the store where they shall be; give: service:NAME or env-file:PATH', {
    choices: STORES,
  }),
  keep: flag('migrate: leave the old ones where they are'),
  paste: flag('rotate: you make the new value, also where the provider would'),
  settle: text('TIME', 'rotate: so long the old value has to be unused before it is revoked. Default 5s'),
  as: text('VAR', 'give: name of the variable; default the usual one of the provider'),
  file: text('PATH', 'give: the file of variables a service reads, where its manager does not tell'),
  with: text('NAME[=VAR]', 'run: which values it gets, and as which variables', { multiple: true }),
  vars: text('PATH', 'run: a file of variables; cpm:// references in it get their values', { multiple: true }),
  fill: text('FILE=VAR', 'run: VAR names a copy of this file in memory, references resolved; for a .netrc', {
    multiple: true,
  }),
  pristine: flag('run: nothing else of our environment but where things are'),
  'dry-run': flag('rotate, give, migrate, import: show the plan; change nothing'),
  yes: { type: 'boolean', short: 'y', summary: 'Do not ask' },
  json: flag('One document; it never holds a value'),
};
