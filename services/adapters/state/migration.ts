/** One step of the state file's shape, forward only. `version` is the number its file name begins with. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Types a migration; the default export of every file in `migrations/`. */
export function defineMigration(version: number, sql: string): Migration {
  return { version, sql };
}
