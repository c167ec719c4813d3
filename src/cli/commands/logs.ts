import { defineCommand, type Invocation } from '#cli/command.ts';
import { ALL_OPTIONS } from '#cli/logs/options.ts';

export default defineCommand({
  name: 'logs',
  group: 'noun',
  summary: 'Lines of services, files and the journal, in the order of time',
  usage: '[NAME | PATH ...] [--lines N] [--follow] [--since WHEN] [--grep TEXT]',
  verbs: {
    triage: { summary: 'What the logs say: errors by kind and by hour', usage: '[path ...] [--since 24h|all]' },
  },
  verbOptional: true,
  options: ALL_OPTIONS,
  examples: [
    'logs',
    'logs api --follow',
    "logs '/var/log/claude-pm/*.log' --since 1h --level error",
    'logs api web --grep timeout --json',
    'logs triage',
    'logs triage /var/log/app --since 2d --json',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    if (invocation.verb === 'triage') return (await import('#cli/logs/triage/run.ts')).triageLogs(invocation);
    if (invocation.positionals.length === 0) return (await import('#cli/logs/list.ts')).listLogs(invocation);
    const { logsWanted } = await import('#cli/logs/options.ts');
    const { chosenSources } = await import('#cli/logs/choose.ts');
    const { showLogs } = await import('#cli/logs/show.ts');
    const { ofView } = await import('#cli/logs/view.ts');
    const wanted = ofView(invocation, logsWanted(invocation));
    return showLogs(invocation, await chosenSources(invocation, invocation.positionals), wanted);
  },
});
