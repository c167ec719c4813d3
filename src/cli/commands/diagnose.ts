import { defineCommand } from '#cli/command.ts';

export default defineCommand({
  name: 'diagnose',
  group: 'more',
  summary: 'From a symptom to its cause: looks, says what is wrong and how to mend it; changes nothing',
  usage: '<memory | service>',
  options: {
    timeout: { type: 'string', value: 'TIME', summary: 'How long one look may take. Default 5s' },
    json: { type: 'boolean', summary: 'One event a line; the last line is the conclusion alone' },
  },
  examples: ['diagnose memory', 'diagnose api', 'diagnose pm2/web --json'],
  run: async (invocation): Promise<number> => (await import('#cli/diagnose/run.ts')).diagnose(invocation),
});
