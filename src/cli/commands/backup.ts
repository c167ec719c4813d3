import { defineCommand, type Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export default defineCommand({
  name: 'backup',
  group: 'noun',
  summary: 'Backups of the framework, of this console and of your services, checked and restored',
  usage: '[verb] [ID]',
  verbs: {
    create: { summary: 'Make one, and read it back', usage: '[--source NAME...]' },
    list: { summary: 'Every backup, newest first' },
    show: { summary: 'What is in one', usage: '[ID] [--path P]' },
    verify: {
      summary: 'Read every byte of one back; exit 21 when it is not as it was made',
      usage: '[ID] [--restore-test]',
    },
    diff: { summary: 'What changed since; exit 20 when anything did', usage: '[ID]' },
    restore: {
      summary: 'Restore into a new folder, or in place after a copy of what is there',
      usage: '[ID] --into DIR | --in-place [--path P...]',
    },
    resume: {
      summary: 'Go on with what was left half way: a restore in place, or what the screen began',
      usage: '[RUN]',
    },
    undo: { summary: 'Take back what was restored in place; the last time by default', usage: '[RUN]' },
    prune: { summary: 'Remove those that the configuration no longer keeps', usage: '[--dry-run]' },
  },
  options: {
    source: { type: 'string', value: 'NAME', multiple: true, summary: 'create, restore: only this source' },
    into: { type: 'string', value: 'DIR', summary: 'restore: a folder that is empty or not there yet' },
    'in-place': { type: 'boolean', summary: 'restore: over what is there now; backup undo takes it back' },
    path: {
      type: 'string',
      value: 'P',
      multiple: true,
      summary: 'show, restore: only this of it; begins with its source',
    },
    'restore-test': { type: 'boolean', summary: 'verify: also restore it aside, compare, and ask databases' },
    'dry-run': { type: 'boolean', summary: 'Show what would be done; change nothing' },
    yes: { type: 'boolean', summary: 'Do not ask' },
    json: { type: 'boolean', summary: 'One document' },
  },
  examples: [
    'backup create',
    'backup list --json',
    'backup verify --restore-test',
    'backup diff',
    'backup restore --into /tmp/restored --path claude-pm/config',
    'backup restore --in-place --path claude-pm/config',
    'backup resume',
    'backup undo',
    'backup prune --dry-run',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    const { verb } = invocation;
    switch (verb) {
      case 'create':
        return (await import('#cli/backup/create.ts')).createBackup(invocation);
      case 'list':
      case null:
        return (await import('#cli/backup/list.ts')).listBackups(invocation);
      case 'show':
        return (await import('#cli/backup/show.ts')).showBackup(invocation);
      case 'verify':
        return (await import('#cli/backup/verify.ts')).verifyBackup(invocation);
      case 'diff':
        return (await import('#cli/backup/diff.ts')).diffBackup(invocation);
      case 'restore':
        return invocation.values['in-place'] === true
          ? (await import('#cli/backup/in-place.ts')).restoreInPlace(invocation)
          : (await import('#cli/backup/restore.ts')).restoreBackup(invocation);
      case 'resume':
        return (await import('#cli/backup/resume.ts')).resumeBackup(invocation);
      case 'undo':
        return (await import('#cli/backup/undo.ts')).undoRestore(invocation);
      case 'prune':
        return (await import('#cli/backup/prune.ts')).pruneBackups(invocation);
      default:
        throw new OpsError('no-such-verb', `backup has no ${verb}.`, { exit: 'usage' });
    }
  },
});
