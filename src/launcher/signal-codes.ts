/** Signals that end the console, and the exit code a shell expects of each. */
export const SIGNAL_CODES = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

export const HUNG_UP = 129;
