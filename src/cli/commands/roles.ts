import { defineCommand } from '#cli/command.ts';

export default defineCommand({
  name: 'roles',
  group: 'more',
  summary: 'Which role you have and why, and what each role may do',
  usage: '[show | list]',
  verbs: {
    show: { summary: 'Who you are here, which role you have, why, and what that protects' },
    list: { summary: 'Every permission and the roles that have it' },
  },
  options: { json: { type: 'boolean', summary: 'Print one JSON document' } },
  examples: ['roles show', 'roles list --json'],
  run: async (invocation): Promise<number> =>
    invocation.verb === 'list'
      ? (await import('#cli/roles/list.ts')).listRoles(invocation)
      : (await import('#cli/roles/show.ts')).showRole(invocation),
});
