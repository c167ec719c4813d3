import type { Invocation } from '#cli/command.ts';
import { words } from '#cli/recover/words.ts';
import { OpsError } from '#domain/errors.ts';
import { baseName, resolvePath } from '#domain/path.ts';
import { LEVELS, type Level } from '#domain/recovery/levels.ts';
import type { RecoveryWish } from '#services/procedures/recovery/plan.ts';

/** What the words and options of a command line want. */
export function wishOf(invocation: Invocation): RecoveryWish {
  const { values, positionals } = invocation;
  const { to, backup } = values;
  return {
    level: levelOf(values['level']),
    services: [...new Set([...positionals, ...words(values['service'])])],
    project: projectOf(invocation),
    to: typeof to === 'string' ? to : null,
    restore: typeof backup === 'string' ? backup : null,
  };
}

function levelOf(value: unknown): Level {
  const level = LEVELS.find((one) => one === (value ?? 'restart'));
  if (level !== undefined) return level;
  throw new OpsError('no-level', `There is no level ${String(value)}.`, {
    hint: `It is one of ${LEVELS.join(', ')}, from the least invasive on.`,
    exit: 'usage',
  });
}

/** A configured project by its id, or a folder. */
function projectOf({ values, config, world }: Invocation): RecoveryWish['project'] {
  const { project } = values;
  if (typeof project !== 'string') return undefined;
  const known = config.projects.find(({ id }) => id === project);
  const { cwd, home } = world.environment;
  const top = known?.path ?? resolvePath(project, cwd, home);
  if (top === null) throw new OpsError('no-project', `${project} is no folder.`, { exit: 'usage' });
  const id = known?.id ?? config.projects.find(({ path }) => path === top)?.id ?? baseName(top);
  return { id, top };
}
