import { defineCommand, type Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { ORDERS } from '#domain/processes/order.ts';
import { KILL_SIGNALS } from '#domain/processes/signals.ts';

export default defineCommand({
  name: 'process',
  group: 'more',
  summary: 'Processes of this machine: what they use and hold open, who listens where, ending one',
  usage: '[list | show | ports | kill | resume | abort] [PID | PORT...]',
  verbs: {
    list: { summary: 'Every process, the busiest first; looks twice', usage: '[--sort memory] [--tree]' },
    show: { summary: 'One process: its parents, ports, open files', usage: 'PID' },
    ports: { summary: 'Who listens where', usage: '[PORT...]' },
    kill: { summary: 'Send a signal, and see what comes of it', usage: 'PID [--signal TERM]' },
    resume: { summary: 'Go on with a signal that was left half way', usage: '[run]' },
    abort: { summary: 'End what was left half way', usage: '[run]' },
  },
  options: {
    sort: { type: 'string', value: 'ORDER', summary: `list: ${ORDERS.join(', ')}. Default cpu`, choices: ORDERS },
    tree: { type: 'boolean', summary: 'list: children below their parents' },
    filter: { type: 'string', value: 'WORDS', summary: 'list: only those with all these words; !word without it' },
    lines: { type: 'string', value: 'N', summary: 'list: at most so many' },
    kernel: { type: 'boolean', summary: 'list: also threads of the kernel that do nothing' },
    signal: {
      type: 'string',
      value: 'SIGNAL',
      summary: `kill: ${KILL_SIGNALS.join(', ')}. Default TERM`,
      choices: KILL_SIGNALS,
    },
    yes: { type: 'boolean', summary: 'kill: do not ask' },
    json: { type: 'boolean', summary: 'One document; kill: one event a line' },
  },
  examples: [
    'process list --sort memory --lines 10',
    'process list --tree --filter node',
    'process show 4127',
    'process ports 7001',
    'process kill 4127 --signal HUP',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    const { verb } = invocation;
    switch (verb) {
      case 'list':
      case null:
        return (await import('#cli/process/list.ts')).listProcesses(invocation);
      case 'show':
        return (await import('#cli/process/show.ts')).showProcess(invocation);
      case 'ports':
        return (await import('#cli/process/ports.ts')).listPorts(invocation);
      case 'kill':
        return (await import('#cli/process/kill.ts')).killProcess(invocation);
      case 'resume':
      case 'abort':
        return (await import('#cli/process/go-on.ts')).goOn(invocation, verb);
      default:
        throw new OpsError('no-such-verb', `process has no ${verb}.`, { exit: 'usage' });
    }
  },
});
