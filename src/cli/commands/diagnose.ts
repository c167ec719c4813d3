import { defineCommand } from '#cli/command.ts';

export default defineCommand({
  name: 'diagnose',
  group: 'more',
  summary: 'From a symptom to its cause: looks, says what is wrong and how to mend it; changes nothing without --fix',
  usage: '[memory | github | agents [name...] | disk [folder] | network [host...] | service]',
  options: {
    timeout: { type: 'string', value: 'TIME', summary: 'How long one look may take. Default 5s' },
    repo: { type: 'string', value: 'OWNER/NAME', summary: 'github: this repository instead of those of the projects' },
    fix: {
      type: 'string',
      value: 'N',
      summary: 'Then do the fix of this number after asking; best does what Emergency would do first',
    },
    yes: { type: 'boolean', summary: 'Do not ask before the fix' },
    json: { type: 'boolean', summary: 'One event a line; the last line is the conclusion alone' },
  },
  examples: [
    'diagnose memory',
    'diagnose github --repo ana-dev/parcel',
    'diagnose disk /data',
    'diagnose api --json',
    'diagnose api --fix best',
  ],
  run: async (invocation): Promise<number> =>
    invocation.positionals.length === 0
      ? (await import('#cli/diagnose/bare.ts')).bareDiagnose(invocation)
      : (await import('#cli/diagnose/run.ts')).diagnose(invocation),
});
