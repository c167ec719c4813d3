/** What the streams we were given can do. */
export interface Terminal {
  /** Both ways are a terminal that can move its cursor. */
  readonly interactive: boolean;
  readonly columns: number;
  readonly rows: number;
  /** Whether its characters are Unicode and its font has them. */
  readonly unicode: boolean;
  readonly color: boolean;
}

export function terminalOf(env: NodeJS.ProcessEnv = process.env): Terminal {
  const term = env['TERM'] ?? '';
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    interactive: process.stdout.isTTY && process.stdin.isTTY && term !== 'dumb',
    columns: process.stdout.columns || 80,
    rows: process.stdout.rows || 24,
    unicode: /utf-?8/i.test(locale) && term !== 'linux',
    color: !env['NO_COLOR'] && term !== 'dumb',
  };
}
