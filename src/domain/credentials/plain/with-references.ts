import type { Replacement } from './reference-for.ts';

/** The text with each value replaced, and above it the line that says how it is used. */
export function withReferences(text: string, replacements: readonly Replacement[]): string {
  let result = text;
  for (const { from, to, text: instead, comment } of replacements.toSorted((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + instead + result.slice(to);
    if (comment === null) continue;
    const start = result.lastIndexOf('\n', from - 1) + 1;
    const indent = /^[ \t]*/.exec(result.slice(start, from))?.[0] ?? '';
    result = `${result.slice(0, start)}${indent}${comment}\n${result.slice(start)}`;
  }
  return result;
}

/** Whether a line that begins with # says nothing to whatever reads the file. */
export function takesComments(path: string): boolean {
  // A netrc ends like a start file of a shell, and the programs that read it disagree on comments.
  return (
    !path.endsWith('netrc') &&
    /(?:^|\/)(?:\.env[^/]*|\.?[\w-]*(?:rc|profile|aliases|env|login)|config\.fish|[\w.-]+\.(?:sh|env|bash|zsh|fish))$/.test(
      path,
    )
  );
}
