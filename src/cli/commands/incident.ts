import { defineCommand, type Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'incident',
  group: 'more',
  summary: 'What was or is really wrong: its timeline and evidence; acknowledge, note, silence',
  usage: '[list | show | ack | note | silence]',
  verbs: {
    list: { summary: 'Open ones, the worst first, and those of the last day', usage: '[--open] [--since WHEN]' },
    show: { summary: 'One: first and last evidence, what happened, what changed around then', usage: '<id>' },
    ack: { summary: 'Somebody takes care of it: no reminders', usage: '<id> [--until T | --for T] | --clear' },
    note: { summary: 'Write a note on it', usage: '<id> <words...> | --clear' },
    silence: {
      summary: 'Tell nobody of its check for a while, an hour unless told; it is still looked at',
      usage: '<id | check | glob> [--until T | --for T] [--reason TEXT] | --clear',
    },
  },
  options: {
    since: { type: 'string', value: 'WHEN', summary: 'list: those that ended since: 2h, 14:30, 2026-11-20' },
    open: { type: 'boolean', summary: 'list: only those that are open' },
    until: { type: 'string', value: 'T', summary: 'ack, silence: to the end of that day: 2026-12-24' },
    for: { type: 'string', value: 'T', summary: 'ack, silence: so long: 2h, 7d' },
    reason: { type: 'string', value: 'TEXT', summary: 'silence: why' },
    clear: { type: 'boolean', summary: 'ack, note, silence: take it back' },
    json: { type: 'boolean', summary: 'Print one JSON document' },
  },
  place: 'incidents',
  examples: [
    'incident list --since 7d --json',
    'incident show i-17',
    'incident ack i-17 --for 2h',
    "incident note i-17 'the disk is being swapped'",
    "incident silence 'http:*' --until 2026-12-24 --reason 'moving house'",
  ],
  run: async (invocation: Invocation): Promise<number> => {
    switch (invocation.verb) {
      case 'list':
      case null:
        return (await import('#cli/incident/list.ts')).listIncidents(invocation);
      case 'show':
        return (await import('#cli/incident/show.ts')).showIncident(invocation);
      case 'ack':
        return (await import('#cli/incident/act.ts')).acknowledgeIncident(invocation);
      case 'note':
        return (await import('#cli/incident/act.ts')).noteIncident(invocation);
      case 'silence':
        return (await import('#cli/incident/act.ts')).silenceIncident(invocation);
      default:
        throw new OpsError('no-such-verb', `incident has no ${invocation.verb}.`, { exit: 'usage' });
    }
  },
});
