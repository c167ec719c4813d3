import { OpsError } from './errors.ts';

/** One piece of a word, or the blanks between words: '...', "...", \x, plain, blanks. */
const PIECE = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)|(\s+)/y;
/** What a shell would act on outside of quotes, and inside of double ones. */
const SHELL = /[|&;<>()`$]/;
const INSIDE = /(?<!\\)(?:\\\\)*[`$]/;

/**
 * A command line as a program and its arguments, split as a shell splits words and quotes, but with no shell: whatever
 * would need one is refused with OpsError `command`, because without it it would silently mean something else.
 */
export function splitCommand(line: string): { file: string; args: string[] } {
  const words: string[] = [];
  let word: string | null = null;
  for (const { text, blank } of pieces(line.trim())) {
    if (!blank) word = (word ?? '') + text;
    else if (word !== null) words.push(word);
    if (blank) word = null;
  }
  if (word !== null) words.push(word);
  const [file, ...args] = words;
  if (!file) throw refused('The command is empty', 'Name a program.');
  return { file, args };
}

/** The command as a line that {@link splitCommand} reads back, and that a shell would run in the same way. */
export function joinCommand({ file, args }: { readonly file: string; readonly args: readonly string[] }): string {
  return [file, ...args].map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word))).join(' ');
}

function* pieces(line: string): Generator<{ text: string; blank: boolean }> {
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < line.length) {
    const [, single, double, escaped, plain, blank] = PIECE.exec(line) ?? [];
    if (SHELL.test(plain ?? '') || INSIDE.test(double ?? ''))
      throw refused(`${line} needs a shell`, `Quote the special characters, or write it as sh -c '...'.`);
    const text = single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain;
    if (text === undefined && blank === undefined)
      throw refused(`${line} has a quote that does not end`, 'Close the quote.');
    yield { text: text ?? '', blank: text === undefined };
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;

function refused(what: string, hint: string): OpsError {
  return new OpsError('command', `${what}.`, { hint, exit: 'usage' });
}
