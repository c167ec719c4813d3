import { joinPath } from '#domain/path.ts';
import type { Environment } from '#services/ports/environment.ts';

import type { Config } from './config.ts';

/** Where learnings are: the folder of the configuration, else `$XDG_DATA_HOME/cpm-console/learnings`. Absolute. */
export function learningsFolder(
  { learnings }: Pick<Config, 'learnings'>,
  { get, home, stateDir }: Pick<Environment, 'get' | 'home' | 'stateDir'>,
): string {
  if (learnings.folder !== null) return learnings.folder;
  const named = get('XDG_DATA_HOME') ?? '';
  if (named.startsWith('/')) return joinPath(named, 'cpm-console', 'learnings');
  // Without a home folder everything is below one of the temporary ones.
  return home === null
    ? joinPath(stateDir, 'learnings')
    : joinPath(home, '.local', 'share', 'cpm-console', 'learnings');
}
