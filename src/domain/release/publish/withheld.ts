const REFERENCE = /(?<!\\)\$\{([A-Za-z_]\w*)(?::?-[^}]*)?\??\}/g;

/**
 * Variables that settings of package managers refer to (`${NPM_TOKEN}` in `.npmrc`, `.yarnrc.yml`). A child that is not
 * to know them gets them empty: yarn stops when one is missing altogether.
 */
export function withheldVariables(texts: readonly string[]): Readonly<Record<string, ''>> {
  const names = texts.flatMap((text) => [...text.matchAll(REFERENCE)].map(([, name = '']) => name));
  return Object.fromEntries(names.map((name) => [name, '']));
}
