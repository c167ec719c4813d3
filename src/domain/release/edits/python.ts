import { literal, tokensOf } from './python/literal.ts';
import type { PythonToken } from './python/tokens.ts';
import { type Format, lineAt, placeName, refused, type Spot } from './spot.ts';
import type { VersionFile } from './version-file.ts';

/**
 * A module with `__version__ = "1.2.0"`: an assignment at its top level, which is what setuptools, flit and hatch read
 * without running it. Texts and comments that only look like one are passed over.
 */
export const python: Format = {
  locate: (text, file) => {
    const statements = statementsOf(tokensOf(text, file)).map(assignment);
    return file.places.flatMap((place): Spot[] => {
      const found = statements
        .filter((one) => one?.names.some((name) => name === place.at[0]))
        .filter((one) => one !== null);
      const [first, second] = found;
      if (first === undefined) return [];
      if (second !== undefined)
        throw twice(
          file,
          placeName(place.at),
          [first, second].map(({ start }) => lineAt(text, start + 1)),
        );
      return [literal(text, file, place, first.value)];
    });
  },
};

/** Statements that are not indented, without their line end. */
function statementsOf(tokens: readonly PythonToken[]): PythonToken[][] {
  const statements: PythonToken[][] = [];
  let current: PythonToken[] = [];
  let counts = false;
  for (const token of tokens) {
    if (token.kind === 'line') {
      if (counts) statements.push(current);
      current = [];
      // After a semicolon the same line goes on.
      counts = counts && token.text === ';';
    } else {
      if (current.length === 0) counts ||= token.first;
      current.push(token);
    }
  }
  return counts ? [...statements, current] : statements;
}

/** `a = b = value` and `a: str = value`; null for any other statement. */
function assignment(
  statement: readonly PythonToken[],
): { names: string[]; value: PythonToken[]; start: number } | null {
  const names: string[] = [];
  let rest = statement;
  for (;;) {
    const [target, sign] = rest;
    if (target?.kind !== 'name') break;
    const equals = sign?.text === ':' ? rest.findIndex(({ text, depth }) => text === '=' && depth === 0) : 1;
    if (equals < 1 || rest[equals]?.text !== '=') break;
    names.push(target.text);
    rest = rest.slice(equals + 1);
  }
  return names.length === 0 ? null : { names, value: [...rest], start: statement[0]?.start ?? 0 };
}

function twice(file: VersionFile, name: string, lines: readonly number[]) {
  return refused(
    'version-ambiguous',
    file,
    null,
    `${name} is set more than once, in lines ${lines.join(' and ')}`,
    'Keep one of them.',
  );
}
