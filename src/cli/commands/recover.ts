import { defineCommand, type Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { LEVELS } from '#domain/recovery/levels.ts';

export default defineCommand({
  name: 'recover',
  group: 'noun',
  summary: 'Bring back what is broken, step by step; all of it can be taken back',
  usage: '[plan | run | apply | resume | undo | list | show] [NAME...]',
  verbs: {
    plan: { summary: 'What would be done, with every command; changes nothing', usage: '[NAME...] [--level L]' },
    run: { summary: 'Do it; without a NAME what is broken', usage: '[NAME...] [--level L] [--yes]' },
    apply: { summary: 'Run a saved plan, if nothing moved since', usage: '<plan file>' },
    resume: { summary: 'Go on with a recovery that was left half way', usage: '[run]' },
    undo: { summary: 'Take a recovery back, also after its end; the last one by default', usage: '[run]' },
    list: { summary: 'Every recovery of this machine, newest first' },
    show: { summary: 'One recovery: its steps, its evidence, whether it can be taken back', usage: '[run]' },
  },
  options: {
    level: { type: 'string', value: 'L', summary: `${LEVELS.join(', ')}. Default restart`, choices: LEVELS },
    service: { type: 'string', value: 'NAME', summary: 'The service that is broken; more than once', multiple: true },
    project: { type: 'string', value: 'DIR', summary: 'Its checkout: a folder, or the id of a project' },
    to: {
      type: 'string',
      value: 'REF',
      summary: 'reset: go to this commit. Default: the last that is known to be good',
    },
    backup: {
      type: 'string',
      value: 'ID',
      summary: 'restore: from this backup. Default: the newest that no recovery made',
    },
    save: { type: 'string', value: 'FILE', summary: 'plan: write the plan to a file for apply' },
    'dry-run': { type: 'boolean', summary: 'Show the plan; change nothing' },
    plain: { type: 'boolean', summary: 'Emergency by numbered answers, for a dumb terminal or a pipe' },
    yes: { type: 'boolean', summary: 'Do not ask' },
    json: { type: 'boolean', summary: 'plan, list, show: one document. Others: one event a line' },
  },
  place: 'emergency',
  examples: [
    'recover plan',
    'recover run api --level order',
    'recover run --level reinstall --service api --project ~/src/api',
    'recover undo',
    'recover --plain',
    'recover list --json',
  ],
  withoutConfig: true,
  run: async (invocation: Invocation): Promise<number> => {
    switch (invocation.verb) {
      case null:
        return invocation.values['plain'] === true
          ? (await import('#cli/recover/plain/run.ts')).recoverPlain(invocation)
          : (await import('#cli/recover/plan.ts')).planOnly(invocation);
      case 'plan':
        return (await import('#cli/recover/plan.ts')).planOnly(invocation);
      case 'run':
        return (await import('#cli/recover/run.ts')).runRecovery(invocation);
      case 'apply':
        return (await import('#cli/recover/apply.ts')).applyRecovery(invocation);
      case 'resume':
        return (await import('#cli/recover/go-on.ts')).resumeRecovery(invocation);
      case 'undo':
        return (await import('#cli/recover/go-on.ts')).takeBack(invocation);
      case 'list':
        return (await import('#cli/recover/list.ts')).listRecoveries(invocation);
      case 'show':
        return (await import('#cli/recover/show.ts')).showRecovery(invocation);
      default:
        throw new OpsError('no-such-verb', `recover has no ${invocation.verb}.`, { exit: 'usage' });
    }
  },
});
