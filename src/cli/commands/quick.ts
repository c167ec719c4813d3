import { defineCommand } from '#cli/command.ts';

export default defineCommand({
  name: 'quick',
  group: 'more',
  summary: 'What is often needed in a hurry: status, resources, logs, network, restarts, and commands of your own',
  usage: '[NAME]',
  options: {
    yes: { type: 'boolean', summary: 'Do not ask; for those that act' },
    json: { type: 'boolean', summary: 'One document; one event a line for those that act' },
  },
  examples: ['quick', 'quick status', 'quick network --json', 'quick restart-all --yes', 'quick memory-reset'],
  run: async (invocation): Promise<number> => (await import('#cli/quick/run.ts')).quick(invocation),
});
