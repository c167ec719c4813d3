import type { Environment } from '#services/ports/environment.ts';

/** Where the key of the memory service may stand, in the order in which they count. */
const NAMES = [
  'MEM0AI_API_KEY',
  'CLAUDE_MULTIAGENT_PM_MEMORY_API_KEY',
  'CLAUDE_PM_MEMORY_API_KEY',
  'MEM0_API_KEY',
  'MEMORY_SERVICE_API_KEY',
] as const;

/** The first key that is set. Its value goes into one request and nowhere else. */
export function keyIn(environment: Environment): { readonly variable: string; readonly value: string } | null {
  for (const variable of NAMES) {
    const value = environment.get(variable)?.trim() ?? '';
    if (value !== '') return { variable, value };
  }
  return null;
}

/** The ways in which such servers take a key. */
export const keyHeaders = (value: string): readonly Readonly<Record<string, string>>[] => [
  { authorization: `Bearer ${value}` },
  { 'x-api-key': value },
];
