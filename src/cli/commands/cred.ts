import { defineCommand } from '#cli/command.ts';
import { CRED_OPTIONS } from '#cli/cred/options.ts';
import { CRED_VERBS } from '#cli/cred/verbs.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'cred',
  group: 'noun',
  summary: 'Credentials in the keychain: add, test, use and replace them, and know when they end',
  usage: '[verb] [NAME]',
  verbs: Object.fromEntries(
    Object.entries(CRED_VERBS).map(([verb, { summary, usage }]) => [
      verb,
      usage === undefined ? { summary } : { summary, usage },
    ]),
  ),
  options: CRED_OPTIONS,
  examples: ['cred ls --json'],
  run: (invocation) => {
    const verb = CRED_VERBS[invocation.verb ?? 'ls'];
    if (verb === undefined) throw new OpsError('no-such-verb', `cred has no ${invocation.verb}.`, { exit: 'usage' });
    return verb.run(invocation);
  },
});
