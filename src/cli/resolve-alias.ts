import { OpsError } from '#domain/errors.ts';

import { type Alias, ALIASES } from './aliases.ts';

/**
 * The command line with a spelling of the guides replaced by ours; unchanged when it holds none. `at` is where the first
 * word that is no option stands. Throws OpsError `not-built` (exit usage) for what does not exist yet.
 */
export function resolveAlias(argv: readonly string[], at: number): readonly string[] {
  const alias = aliasOf(argv.slice(at));
  if (alias === undefined) return argv;
  if (alias.runs === null) throw notBuilt(alias);
  const rest = argv.slice(at + alias.words.length);
  return [...argv.slice(0, at), ...alias.runs, ...rest];
}

function aliasOf(words: readonly string[]): Alias | undefined {
  const matching = ALIASES.filter((alias) => alias.words.every((word, index) => words[index] === word));
  return matching.toSorted((a, b) => b.words.length - a.words.length)[0];
}

function notBuilt({ words, note }: Alias): OpsError {
  return new OpsError('not-built', `${words.join(' ')} is not built yet: it arrives with ${note}.`, {
    hint: 'cpm-console help --all lists what is there; docs/guide-names.md lists every spelling of the guides.',
    exit: 'usage',
  });
}
