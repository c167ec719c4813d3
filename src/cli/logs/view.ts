import type { Invocation } from '#cli/command.ts';

import type { LogsWanted } from './options.ts';

/** A saved view that is named alone brings its query; what is typed goes before it. */
export function ofView({ config, positionals, values }: Invocation, wanted: LogsWanted): LogsWanted {
  const [name, ...more] = positionals;
  const view = more.length > 0 ? undefined : config.logViews.find(({ id }) => id === name);
  if (view === undefined) return wanted;
  const { query } = view;
  return {
    ...wanted,
    query: {
      ...(values['grep'] === undefined ? { text: query.text, regex: query.regex } : wanted.query),
      atLeast: wanted.query.atLeast ?? query.atLeast,
    },
  };
}
