import type { LogLevel } from '#domain/logs/line.ts';

/** Levels as small numbers, so that a line can be judged without making anything: 0 is none, higher is worse. */
export const NONE = 0;
export const WARNING = 4;
export const ERROR = 5;

/** The level a code stands for, at its place. */
export const LEVELS: readonly (LogLevel | null)[] = [null, 'trace', 'debug', 'info', 'warning', 'error', 'fatal'];
