/** Where a key is used; each asks for more than the one before. */
export const LEVELS = ['dev', 'prod', 'enterprise'] as const;
export type Level = (typeof LEVELS)[number];

/** Least length of a key, in characters (rows BSP-01, CHK-01, CHK-02, SEC-08). */
export const LEAST_LENGTH: Readonly<Record<Level, number>> = { dev: 32, prod: 48, enterprise: 64 };

/** Words that no random key should show; about one in six thousand does, and is made again. */
const WEAK = ['test', 'demo', 'example', 'password', '123456'];

export function isWeak(key: string): boolean {
  const lower = key.toLowerCase();
  return WEAK.some((word) => lower.includes(word));
}

/** The level that the name of an environment asks for. */
export function levelOf(environment: string): Level {
  if (/^enterprise$/i.test(environment)) return 'enterprise';
  return /^(?:prod|production|staging)$/i.test(environment) ? 'prod' : 'dev';
}
