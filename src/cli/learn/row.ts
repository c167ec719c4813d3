import type { JsonObject } from '#domain/json.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import type { LearningHit } from '#services/ports/learnings.ts';

const SHORT = 100;

/** One learning of a list for programs; `hit` says how it was found. */
export function rowJson(learning: Learning, hit: LearningHit | null): JsonObject {
  const { id, timestamp, category, severity, situation, tags } = learning;
  return {
    id,
    title: situation.title,
    score: hit?.score ?? null,
    snippet: hit?.snippet ?? aboutOf(learning),
    timestamp,
    category,
    severity,
    tags: [...tags],
  };
}

/** `OPS-2026-11-20-001  critical  title`, and below it what was found or what it is about. */
export function rowLines({ id, severity, situation }: Learning, below: string): string {
  const line = `${id}  ${severity.toLowerCase().padEnd(8)}  ${situation.title}\n`;
  return below === '' ? line : `${line}${' '.repeat(id.length + 2)}${below}\n`;
}

/** The first words that say more than the title. */
export function aboutOf({ problem, situation }: Learning): string {
  const text = (problem.description || situation.context || situation.trigger).replaceAll(/\s+/g, ' ').trim();
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text;
}
