import { AUDIT_OPTIONS } from '#cli/audit/options.ts';
import { defineCommand } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'audit',
  group: 'more',
  summary: 'Who did what here: the sealed trail of runs, services, credentials and refusals',
  usage: '[list | show | verify | export]',
  verbs: {
    list: { summary: 'The newest records', usage: '[--since WHEN] [--event NAME] [--text WORDS] [--limit N]' },
    show: { summary: 'One record with all its details', usage: 'SEQ' },
    verify: { summary: 'Whether anything was changed, taken away or put in; exit 21 when it was' },
    export: {
      summary: 'Every record, one JSON object a line; the export is a record too',
      usage: '[--jsonl] [-o FILE]',
    },
  },
  options: AUDIT_OPTIONS,
  examples: [
    'audit list --since 7d',
    'audit list --event permission_denied --json',
    'audit show 42',
    'audit verify --json',
    'audit export --jsonl -o audit.jsonl',
  ],
  run: async (invocation): Promise<number> => {
    switch (invocation.verb ?? 'list') {
      case 'list':
        return (await import('#cli/audit/list.ts')).listAudit(invocation);
      case 'show':
        return (await import('#cli/audit/show.ts')).showAudit(invocation);
      case 'verify':
        return (await import('#cli/audit/verify.ts')).verifyAudit(invocation);
      case 'export':
        return (await import('#cli/audit/export.ts')).exportAudit(invocation);
      default:
        throw new OpsError('no-such-verb', `audit has no ${invocation.verb}.`, { exit: 'usage' });
    }
  },
});
