import { defineCommand, type Invocation } from '#cli/command.ts';
import { LINE_OPTIONS } from '#cli/logs/options.ts';
import { OpsError } from '#domain/errors.ts';
import { KILL_SIGNALS, UNIT_ACTIONS } from '#domain/service/unit.ts';

export default defineCommand({
  name: 'service',
  group: 'noun',
  summary: 'Services of this machine: how they are, start, stop, restart until ready',
  usage: '[verb] [NAME...]',
  verbs: {
    list: { summary: 'Every service, configured or found' },
    status: { summary: 'How services are, with their checks; exit 0, 20, 21 or 22', usage: '[NAME...]' },
    start: { summary: 'Start, and wait until it is ready', usage: 'NAME...' },
    stop: { summary: 'Stop, and wait until its process is gone', usage: 'NAME...' },
    restart: { summary: 'Restart, each when those it needs are ready', usage: 'NAME... | --all-failed | --in-order' },
    reload: { summary: 'Read the configuration of the service again', usage: 'NAME...' },
    enable: { summary: 'Let it start by itself', usage: 'NAME...' },
    disable: { summary: 'Let it no longer start by itself', usage: 'NAME...' },
    kill: { summary: 'Send its processes a signal', usage: 'NAME... [--signal S]' },
    logs: { summary: 'Lines of its log', usage: 'NAME... [--lines N] [--follow] [--since WHEN]' },
    resume: { summary: 'Go on with what was left half way', usage: '[run]' },
    abort: { summary: 'Take it back where that is possible, or end it', usage: '[run]' },
  },
  options: {
    group: { type: 'string', value: 'G', summary: 'The services of a group of the configuration' },
    'all-failed': { type: 'boolean', summary: 'restart: those that failed or keep crashing' },
    'in-order': { type: 'boolean', summary: 'restart: every configured service, when no NAME is given' },
    ...LINE_OPTIONS,
    signal: { type: 'string', value: 'S', summary: `kill: ${KILL_SIGNALS.join(', ')}`, choices: KILL_SIGNALS },
    'dry-run': { type: 'boolean', summary: 'Show the plan; change nothing' },
    yes: { type: 'boolean', summary: 'Do not ask' },
    json: { type: 'boolean', summary: 'list, status, logs: one document. Others: one event a line' },
  },
  place: 'services',
  examples: [
    'service list',
    'service status api --json',
    'service restart api',
    'service restart --all-failed --yes',
    'service kill worker --signal HUP',
    'service logs api --follow',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    const { verb } = invocation;
    const action = UNIT_ACTIONS.find((one) => one === verb);
    if (action !== undefined) return (await import('#cli/service/act.ts')).actOn(invocation, action);
    switch (verb) {
      case 'list':
      case null:
        return (await import('#cli/service/list.ts')).listServices(invocation);
      case 'status':
        return (await import('#cli/service/status.ts')).showStatus(invocation);
      case 'logs':
        return (await import('#cli/service/logs.ts')).showServiceLogs(invocation);
      case 'resume':
      case 'abort':
        return (await import('#cli/service/go-on.ts')).goOn(invocation, verb);
      default:
        throw new OpsError('no-such-verb', `service has no ${verb}.`, { exit: 'usage' });
    }
  },
});
