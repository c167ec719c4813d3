import { defineCommand } from '#cli/command.ts';
import { forgetFile } from '#cli/trust/forget.ts';
import { listTrusted } from '#cli/trust/list.ts';
import { trustFile } from '#cli/trust/trust.ts';

export default defineCommand({
  name: 'trust',
  group: 'more',
  summary: "Let a project's own .cpm-console.yaml count, as it is now",
  usage: '[folder] | list | forget [folder]',
  verbs: {
    list: { summary: 'Trusted files, and whether they are still what you trusted' },
    forget: { summary: 'Let the file count for nothing again', usage: '[folder]' },
  },
  verbOptional: true,
  options: {
    yes: { type: 'boolean', short: 'y', summary: 'Trust it without asking' },
    json: { type: 'boolean', summary: 'Print one JSON document' },
  },
  examples: ['trust ~/src/web-shop', 'trust list', 'trust forget ~/src/web-shop'],
  withoutConfig: true,
  run: (invocation) => {
    if (invocation.verb === 'list') return listTrusted(invocation);
    return invocation.verb === 'forget' ? forgetFile(invocation) : trustFile(invocation);
  },
});
