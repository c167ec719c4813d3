import { defineCommand } from '#cli/command.ts';
import { CRED_OPTIONS } from '#cli/cred/options.ts';
import { CRED_VERBS } from '#cli/cred/verbs.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'cred',
  group: 'noun',
  summary: 'Credentials in the keychain: add, test, use and replace them, and know when they end',
  usage: '[verb] [NAME]',
  verbOptional: true,
  verbs: Object.fromEntries(
    Object.entries(CRED_VERBS).map(([verb, { summary, usage }]) => [
      verb,
      usage === undefined ? { summary } : { summary, usage },
    ]),
  ),
  options: CRED_OPTIONS,
  place: 'credentials',
  examples: [
    'cred ls --json',
    'cred add github/main',
    'cred add npm/publish --provider npm --stdin < token',
    'cred add github/acme --from-gh --rule owner:acme --want acme/api',
    'cred test github/main',
    'cred how github',
  ],
  run: async (invocation): Promise<number> => {
    const { verb, positionals } = invocation;
    if (verb === null && positionals.length > 0) {
      // What stands in the place of a verb may be a value: it is not said again.
      await (
        await import('#cli/cred/leaked-argument.ts')
      ).refuseLeaked({ ...invocation, positionals: positionals.slice(0, 1) });
      throw new OpsError('no-such-verb', 'cred has no such verb.', {
        hint: `It has: ${Object.keys(CRED_VERBS).join(', ')}.`,
        exit: 'usage',
      });
    }
    const chosen = CRED_VERBS[verb ?? 'ls'];
    if (chosen === undefined) throw new OpsError('no-such-verb', 'cred has no such verb.', { exit: 'usage' });
    return chosen.run(invocation);
  },
});
