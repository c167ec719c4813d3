/** The operating system's name of a failure (`ENOENT`), or node's own (`ERR_INVALID_ARG_VALUE`); empty without one. */
export function errno(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}
