import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { type Level, LEVELS, levelOf } from '#domain/security/key-rules.ts';

/** The level that is named, else the one of the environment. */
export function levelFor({ positionals, config }: Pick<Invocation, 'positionals' | 'config'>): Level {
  const [said] = positionals;
  if (said === undefined) return levelOf(config.environment);
  const level = LEVELS.find((one) => one === said);
  if (level !== undefined) return level;
  throw new OpsError('usage', 'There is no such level.', { hint: `There are: ${LEVELS.join(', ')}.`, exit: 'usage' });
}
