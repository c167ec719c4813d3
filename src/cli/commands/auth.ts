import { defineCommand } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'auth',
  group: 'more',
  summary: 'Whether the memory service, GitHub and OpenAI accept your credentials, as the guides print it',
  usage: '[verb] [NAME]',
  verbs: {
    validate: { summary: 'Ask all three; exit 2 when one does not accept you' },
    unlock: { summary: 'End the lockout of a credential that was refused again and again', usage: 'NAME' },
  },
  options: { json: { type: 'boolean', summary: 'One document' } },
  examples: ['auth validate', 'auth unlock github/main'],
  run: async (invocation): Promise<number> => {
    switch (invocation.verb) {
      case 'validate':
      case null:
        return (await import('#cli/auth/validate.ts')).validateCommand(invocation);
      case 'unlock':
        return (await import('#cli/auth/unlock.ts')).unlockCommand(invocation);
      default:
        throw new OpsError('no-such-verb', 'auth has no such verb.', { exit: 'usage' });
    }
  },
});
