import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

import type { Environment } from '#services/ports/environment.ts';

const NAME = 'cpm-console';

/**
 * What the process was started with. Directories follow the XDG rules: a relative or empty variable counts as unset.
 * Without a home directory, configuration and state live in a folder of this user under the temporary directory.
 */
export function realEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
  account: () => { readonly homedir: string; readonly uid: number } = userInfo,
): Environment {
  const home = absolute(env['HOME']) ?? absolute(attempt(() => account().homedir));
  const homeless = () => join(tmpdir(), `${NAME}-${attempt(() => account().uid) ?? process.getuid?.() ?? 'user'}`);
  const folder = (variable: string, below: readonly string[], lost: string) => {
    const base = absolute(env[variable]) ?? (home === null ? null : join(home, ...below));
    return base === null ? join(homeless(), lost) : join(base, NAME);
  };
  return {
    get: (name) => env[name],
    all: () =>
      Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    cwd: attempt(() => process.cwd()) ?? home ?? '/',
    home,
    configDir: folder('XDG_CONFIG_HOME', ['.config'], 'config'),
    stateDir: folder('XDG_STATE_HOME', ['.local', 'state'], 'state'),
  };
}

function absolute(path: string | null | undefined): string | null {
  return path && isAbsolute(path) ? path : null;
}

/** A deleted working directory and a user id without an account make these calls throw. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
