import { REFERENCE } from './values-in.ts';

export interface Replacement {
  readonly from: number;
  readonly to: number;
  /** Name of the credential that holds the value now. */
  readonly name: string;
  /** Variable it was assigned to, in a file of variables: a comment says how it is used. */
  readonly variable: string | null;
}

/** The text with a reference in place of each value, and above an assigned one a line that says how to use it. */
export function withReferences(text: string, replacements: readonly Replacement[]): string {
  let result = text;
  for (const { from, to, name, variable } of replacements.toSorted((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + REFERENCE + name + result.slice(to);
    if (variable === null) continue;
    const start = result.lastIndexOf('\n', from - 1) + 1;
    const indent = /^[ \t]*/.exec(result.slice(start))?.[0] ?? '';
    const line = `${indent}# Kept by cpm-console: cpm-console cred run --with ${name}=${variable} -- COMMAND\n`;
    result = result.slice(0, start) + line + result.slice(start);
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
