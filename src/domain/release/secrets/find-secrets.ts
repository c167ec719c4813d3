import { baseName } from '#domain/path.ts';

import { assignments } from './assignments.ts';
import { disabledIn } from './disabled.ts';
import type { Match } from './match.ts';
import { npmAuth } from './npm-auth.ts';
import { privateKeys } from './private-keys.ts';
import { tokens } from './tokens.ts';
import { urlPasswords } from './url-passwords.ts';

/**
 * Secrets in the text of a file by our own rules, in order, none overlapping another; what other scanners found already
 * is left to them where it overlaps. Comments of secretlint are obeyed. Linear in the text.
 */
export function findSecrets(text: string, path: string, known: readonly Match[] = []): Match[] {
  const disabled = disabledIn(text);
  const exact = [
    ...privateKeys(text),
    ...tokens(text),
    ...known,
    ...(baseName(path) === '.npmrc' ? npmAuth(text) : []),
  ];
  const taken = new Set<number>();
  // The general rules last: what another rule names more exactly is not told twice.
  const kept = [...exact, ...urlPasswords(text), ...assignments(text)].filter(
    (match) => !disabled(match.rule, match.from) && take(taken, match),
  );
  return kept.toSorted((a, b) => a.from - b.from);
}

/** Takes the places of a match; false when one of them is taken already. */
function take(taken: Set<number>, { from, to }: Match): boolean {
  for (let at = from; at < to; at += 1) if (taken.has(at)) return false;
  for (let at = from; at < to; at += 1) taken.add(at);
  return true;
}
