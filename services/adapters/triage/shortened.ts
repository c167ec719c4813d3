import type { Named } from '#domain/logs/triage/templates.ts';

import { toKeep } from './kept.ts';
import type { LookedAt } from './look.ts';
import type { KeptLog, KeptPortion, Memory } from './memory.ts';

/** Logs that are remembered; those that were not looked at for longest are forgotten. */
const MOST_LOGS = 200;

/** What to remember of the logs, with only those templates that it takes, numbered anew. */
export function shortened(
  { logs }: Memory,
  looked: readonly LookedAt[],
  named: readonly Named[],
): Pick<Memory, 'logs' | 'templates'> {
  const fresh = new Map<string, KeptLog>();
  for (const { log, survey, portions, reach } of looked)
    if (portions.complete && portions.problem === null)
      fresh.set(`${log.device}:${log.inode}`, toKeep(log, survey, portions.all, reach()));
  const others = Object.entries(logs).filter(([key]) => !fresh.has(key));
  const kept = [...others, ...fresh].slice(-MOST_LOGS);

  const numbers = new Map<number, number>();
  const renumbered = (name: number): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  const portion = (one: KeptPortion): KeptPortion => ({
    ...one,
    templates: one.templates.map(([name, ...counts]) => [renumbered(name), ...counts]),
  });
  const written = kept.map(([key, log]) => [key, { ...log, portions: log.portions.map(portion) }] as const);
  const templates = [...numbers.keys()].map((name) => {
    const { level, text } = named[name] ?? { level: 'error' as const, text: '' };
    return [level, text] as const;
  });
  return { logs: Object.fromEntries(written), templates };
}
