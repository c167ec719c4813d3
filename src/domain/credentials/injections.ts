import { OpsError } from '#domain/errors.ts';

/** A value that a program gets, and as which variable; null for the usual one of its provider. */
export interface Injection {
  readonly name: string;
  readonly variable: string | null;
}

/** What `--with memory/main=KEY,github/main` means. Throws OpsError `usage`. */
export function injectionsOf(words: readonly string[]): readonly Injection[] {
  const parts = words.flatMap((word) => word.split(',')).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', variable = null] = /^([^=]+)(?:=(.*))?$/s.exec(part) ?? [];
      if (name === '' || (variable !== null && !/^[A-Za-z_]\w*$/.test(variable)))
        throw new OpsError('usage', '--with takes NAME or NAME=VARIABLE.', {
          hint: 'cpm-console cred run --with memory/main=MEM0_API_KEY -- npm start',
          exit: 'usage',
        });
      return { name, variable };
    });
}
