/**
 * Tells whether a path relative to its source is left out. `*` and `?` stop at slashes, `**` does not; what names a folder
 * takes everything below it along.
 */
export function excluding(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const pattern = new RegExp(`^(?:${globs.map(source).join('|')})(?:/|$)`, 's');
  return (path) => pattern.test(path);
}

function source(glob: string): string {
  return glob
    .replace(/^\/|\/$/g, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => SPECIAL[part] ?? part.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`))
    .join('');
}

const SPECIAL: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
