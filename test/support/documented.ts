import { readFileSync } from 'node:fs';

/** Names of the fields in the table that follows a `fields:` mark of docs/json.md, in order. */
export function documented(mark: string): string[] {
  const [, table = ''] = readFileSync('docs/json.md', 'utf8').split(`<!-- fields: ${mark} -->`);
  const rows =
    table
      .trimStart()
      .split('\n\n')[0]
      ?.matchAll(/^\| `([^`]+)` /gm) ?? [];
  return [...rows].map(([, name = '']) => name);
}
