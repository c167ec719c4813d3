import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import { messageOf } from '#domain/errors.ts';
import { type LogQuery, patternOf } from '#domain/logs/query.ts';
import type { LogView } from '#domain/logs/view.ts';

import type { Items } from './items.ts';

/** Saved views of logs, each with a name of its own and an expression that is one. */
export function logViewsOf(parsed: NonNullable<NonNullable<Parsed['logs']>['views']>): Items<LogView> {
  const items = parsed.map(({ id, sources, text = '', regex = false, level }): LogView => {
    const query: LogQuery = { text, regex, atLeast: level ?? null };
    return { id, sources, query };
  });
  const findings = items.flatMap(({ id, query }, index): Finding[] => {
    const at = (key: string, message: string, hint: string): Finding => ({
      path: ['logs', 'views', index, key],
      part: 'value',
      message,
      hint,
    });
    const twice = items.findIndex((other) => other.id === id) < index;
    const wrong = query.regex ? problemOf(query.text) : null;
    return [
      ...(twice ? [at('id', `${id} is the name of another view`, 'Give another.')] : []),
      ...(wrong === null ? [] : [at('text', wrong, 'Put a backslash before characters that mean themselves.')]),
    ];
  });
  return { items, findings };
}

function problemOf(text: string): string | null {
  try {
    patternOf(text);
    return null;
  } catch (thrown) {
    return messageOf(thrown);
  }
}
