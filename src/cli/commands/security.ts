import { defineCommand } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'security',
  group: 'more',
  summary: 'The key of the memory service: make one, judge it, try it, and go through the checklist of the guides',
  usage: '[verb] [NAME | dev | prod | enterprise]',
  verbs: {
    'generate-key': {
      summary: 'Make a key of 48 random bytes and store it; it is not shown',
      usage: '[NAME] [--replace]',
    },
    validate: { summary: 'Judge the key and how it is sent; exit 2 when something is wrong', usage: '[LEVEL]' },
    'test-auth': { summary: 'Ask the memory service whether it accepts the key; exit 8 when not' },
    checklist: { summary: 'The checklist of a level, each item with its evidence', usage: '[dev | prod | enterprise]' },
  },
  options: {
    replace: { type: 'boolean', summary: 'generate-key: in the place of the one that has this name' },
    json: { type: 'boolean', summary: 'One document; it never holds a value' },
  },
  examples: ['security generate-key memory/main', 'security validate', 'security test-auth', 'security checklist prod'],
  run: async (invocation): Promise<number> => {
    switch (invocation.verb) {
      case 'generate-key':
        return (await import('#cli/security/generate-key.ts')).generateKeyCommand(invocation);
      case 'validate':
      case null:
        return (await import('#cli/security/validate.ts')).validateCommand(invocation);
      case 'test-auth':
        return (await import('#cli/security/test-auth.ts')).testAuthCommand(invocation);
      case 'checklist':
        return (await import('#cli/security/checklist.ts')).checklistCommand(invocation);
      default:
        throw new OpsError('no-such-verb', 'security has no such verb.', { exit: 'usage' });
    }
  },
});
