import { defineCommand } from '#cli/command.ts';

export default defineCommand({
  name: 'emergency',
  group: 'more',
  summary: 'What is broken, why, and the numbered ways out; looks only',
  usage: '[CHECK]',
  options: {
    cached: { type: 'boolean', summary: 'Judge by what was last seen; only the cause is looked for now' },
    json: { type: 'boolean', summary: 'One document' },
  },
  examples: ['emergency', 'emergency service:api', 'emergency --json'],
  withoutConfig: true,
  run: async (invocation): Promise<number> => (await import('#cli/emergency/run.ts')).emergency(invocation),
});
