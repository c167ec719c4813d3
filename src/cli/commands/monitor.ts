import { defineCommand, type Invocation } from '#cli/command.ts';
import { FORMATS } from '#cli/health/formats.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'monitor',
  group: 'noun',
  summary: 'Run the checks without a screen: health log, reports, alerts',
  usage: '[run | once | status | reports | alerts | install | uninstall] [--interval T] [--duration T] [--output FILE]',
  verbOptional: true,
  verbs: {
    run: { summary: 'Watch until it is ended; consoles then only show what it finds' },
    once: { summary: 'Look at everything once and say how it is' },
    status: { summary: 'Who runs the checks, since when, and what was last seen' },
    reports: { summary: 'Reports of ended monitors, or one of them', usage: '[name]' },
    alerts: { summary: 'The last ten alerts' },
    install: {
      summary: 'Show the unit that keeps it running; write it after consent',
      usage: '<systemd | systemd-user | pm2 | launchd> [--yes]',
    },
    uninstall: { summary: 'Stop it and take the unit away', usage: '<systemd | systemd-user | pm2 | launchd> [--yes]' },
  },
  options: {
    interval: { type: 'string', value: 'TIME', summary: 'run: time between two lines, 5m unless told; 5 is minutes.' },
    duration: { type: 'string', value: 'TIME', summary: 'run: end after this time; 300 is seconds.' },
    output: { type: 'string', value: 'FILE', summary: 'run, once: write a JSON report there.' },
    threshold: { type: 'string', value: 'N', summary: 'Health below it is critical; default: the environment’s.' },
    'no-alerts': { type: 'boolean', summary: 'run: tell nobody; incidents are still recorded.' },
    format: { type: 'string', value: 'F', summary: `once: one of ${FORMATS.join(', ')}.`, choices: FORMATS },
    yes: { type: 'boolean', summary: 'install, uninstall: do it without asking.' },
    verbose: { type: 'boolean', summary: 'Taken for the sake of the guides; what is wrong is always printed.' },
  },
  examples: [
    'monitor run',
    'monitor --duration=300 --output=monitoring-report.json',
    'monitor run --interval 5m --threshold 80',
    'monitor once --format nagios',
    'monitor status --json',
    'monitor install systemd-user',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    const { verb, positionals, values } = invocation;
    const [extra] = positionals;
    if (extra !== undefined && !TAKES.has(verb ?? ''))
      throw new OpsError('usage', `There is no monitor verb ${extra}.`, {
        hint: 'cpm-console monitor --help lists them.',
        exit: 'usage',
      });
    switch (verb ?? bare(values)) {
      case 'run':
        return (await import('#cli/monitor/run.ts')).runMonitor(invocation);
      case 'once':
        return (await import('#cli/monitor/once.ts')).monitorOnce(invocation);
      case 'reports':
        return (await import('#cli/monitor/reports.ts')).monitorReports(invocation);
      case 'install':
        return (await import('#cli/monitor/install.ts')).installMonitor(invocation);
      case 'uninstall':
        return (await import('#cli/monitor/install.ts')).uninstallMonitor(invocation);
      case 'alerts':
        return (await import('#cli/monitor/alerts.ts')).monitorAlerts(invocation);
      default:
        return (await import('#cli/monitor/status.ts')).monitorStatus(invocation);
    }
  },
});

/** Verbs that something follows. */
const TAKES = new Set(['reports', 'install', 'uninstall']);

/** The guides' `monitor --duration=300` runs; the bare word only says how it is. */
function bare(values: Invocation['values']): 'run' | 'status' {
  const runs = ['interval', 'duration', 'output', 'no-alerts'].some((name) => values[name] !== undefined);
  return runs ? 'run' : 'status';
}
