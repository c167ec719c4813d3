import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

/** Runs one of the program's own quick commands. Resolves to the exit code of the table; rejects with OpsError. */
export async function runQuick(invocation: Invocation, name: string): Promise<number> {
  const { values } = invocation;
  const { json, yes } = values;
  const as = (
    more: Pick<Partial<Invocation>, 'verb' | 'positionals'>,
    extra: Invocation['values'] = {},
  ): Invocation => ({
    ...invocation,
    verb: null,
    positionals: [],
    ...more,
    values: { json, yes, ...extra },
  });
  switch (name) {
    case 'status':
      return (await import('#cli/commands/health.ts')).default.run(as({}));
    case 'resources':
      return (await import('./resources.ts')).resources(as({ verb: 'run' }));
    case 'logs':
      return (await import('#cli/logs/triage/run.ts')).triageLogs(as({ verb: 'triage' }, { since: '24h' }));
    case 'imports':
      return (await import('./imports.ts')).imports(as({}));
    case 'network':
      return (await import('./network.ts')).network(as({}));
    case 'restart-all':
      return (await import('./restart.ts')).restartAll(as({}, { 'in-order': true }));
    case 'backup':
      return (await import('#cli/commands/backup.ts')).default.run(as({ verb: 'create' }));
    case 'memory-reset':
      return (await import('./restart.ts')).restartMemory(as({}));
    default:
      throw new OpsError('no-such-quick', `There is no quick command ${name}.`, { exit: 'usage' });
  }
}
