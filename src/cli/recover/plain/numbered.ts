import type { Output } from '#cli/command.ts';

export type Ask = (question: string) => Promise<string | null>;

/** One answer of a question. */
export interface Numbered {
  readonly number: number;
  readonly text: string;
  /** Why it cannot be chosen. */
  readonly off: string | null;
}

/** Asks for one of them by its number until there is an answer; null when the person leaves (an empty line, the end of the input). */
export async function numbered<Row extends Numbered>(
  rows: readonly Row[],
  { ask, stdout }: { readonly ask: Ask; readonly stdout: Output },
): Promise<Row | null> {
  for (const { number, text, off } of rows)
    stdout.write(`  ${number}  ${text}${off === null ? '' : `  (off: ${off})`}\n`);
  for (;;) {
    const line = (await ask('Number, or nothing to leave: '))?.trim() ?? '';
    if (line === '') return null;
    const row = rows.find(({ number }) => String(number) === line);
    if (row === undefined) stdout.write(`There is no ${line}.\n`);
    else if (row.off === null) return row;
    else stdout.write(`${row.text}: ${row.off}.\n`);
  }
}

/** Whether a person types the word that begins it; anything else changes nothing. */
export async function typed(
  word: string,
  { ask, stdout }: { readonly ask: Ask; readonly stdout: Output },
): Promise<boolean> {
  const line = await ask(`Type ${word} to begin, anything else changes nothing: `);
  if (line?.trim() === word) return true;
  stdout.write('Nothing was changed.\n');
  return false;
}
