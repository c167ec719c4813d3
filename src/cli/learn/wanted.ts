import type { Invocation } from '#cli/command.ts';
import { whenOf } from '#cli/logs/options.ts';
import { OpsError } from '#domain/errors.ts';
import type { Wanted } from '#domain/learnings/find.ts';
import { CATEGORIES, SEVERITIES, UPSTREAM_CATEGORIES, UPSTREAM_SEVERITIES } from '#domain/learnings/learning.ts';
import { nearest } from '#domain/nearest.ts';

type Given = Pick<Invocation, 'values' | 'world'>;

/** Which learnings the options leave. Throws OpsError `usage` for words there are not. */
export function wantedOf({ values, world }: Given): Wanted {
  return {
    category: categoryOf(values),
    severity: severityWord(values),
    tags: listOf(values['tag']),
    since: whenOf('since', values['since'], world.clock.now()) ?? undefined,
  };
}

export function categoryOf(values: Invocation['values']): string | undefined {
  return oneOf('category', values, [...CATEGORIES, ...UPSTREAM_CATEGORIES]);
}

export function severityWord(values: Invocation['values']): string | undefined {
  return oneOf('severity', values, [...SEVERITIES, ...UPSTREAM_SEVERITIES]);
}

export function textOf(value: Invocation['values'][string]): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What was given once or more often. */
export function listOf(value: Invocation['values'][string]): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value : [];
}

function oneOf(name: string, values: Invocation['values'], words: readonly string[]): string | undefined {
  const given = textOf(values[name]);
  if (given === undefined) return undefined;
  const found = words.find((word) => word.toLowerCase() === given.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(given, words);
  throw new OpsError('usage', `There is no ${name} ${given}.`, {
    hint: near === null ? `One of ${words.join(', ')}.` : `Did you mean ${near}?`,
    exit: 'usage',
  });
}
