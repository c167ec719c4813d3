import type { LogLevel } from './line.ts';

/** Levels from the least to the most severe. */
export const LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warning', 'error', 'fatal'];

/** Every word a logger has for a level, in lower case. */
export const WORDS: Readonly<Record<string, LogLevel>> = {
  ...named('trace', 'trace trc finest silly'),
  ...named('debug', 'debug dbg dbug fine finer verbose vrb'),
  ...named('info', 'info inf information informational notice log ok success'),
  ...named('warning', 'warn warning wrn'),
  ...named('error', 'error err eror severe'),
  ...named('fatal', 'fatal ftl critical crit panic emerg emergency alert dpanic'),
};

function named(level: LogLevel, words: string): Record<string, LogLevel> {
  return Object.fromEntries(words.split(' ').map((word) => [word, level]));
}

/** Level of a word, in whatever case; null for any other word. */
export function levelOfWord(word: string): LogLevel | null {
  const key = word.toLowerCase();
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? null) : null;
}

/** Syslog severity 0 to 7, as in PRIORITY of the journal; a facility in front (`<11>`) makes no difference. */
export function levelOfPriority(priority: number): LogLevel {
  const severity = priority & 7;
  if (severity <= 2) return 'fatal';
  if (severity === 3) return 'error';
  if (severity === 4) return 'warning';
  return severity <= 6 ? 'info' : 'debug';
}

/** Numbers of pino and bunyan: 10 trace to 60 fatal. */
export function levelOfNumber(number: number): LogLevel | null {
  if (number < 10 || number > 69) return null;
  return LEVELS[Math.floor(number / 10) - 1] ?? null;
}

/** Whether a level is one of those asked for. A line without a level is none. */
export function isAtLeast(level: LogLevel | null, least: LogLevel): boolean {
  return level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf(least);
}
