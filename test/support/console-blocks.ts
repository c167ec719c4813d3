/** One command of a page and what it is said to print. */
export interface ConsoleCase {
  readonly args: readonly string[];
  readonly output: string;
  readonly exitCode: number;
  /** Where its output stands in the page. */
  readonly from: number;
  readonly to: number;
}

const BLOCK = /^```console\n(.*?)^```$/gms;
const COMMAND = /^\$ cpm-console(?<args>.*--demo.*)\n(?<output>(?:(?!\$ ).*\n)*)/gm;
const EXIT = /^\[exit (\d+)\]\n/m;

/** The commands in a page's console blocks that run on the made-up world. */
export function consoleCases(page: string): ConsoleCase[] {
  return [...page.matchAll(BLOCK)].flatMap((block) =>
    [...(block[1] ?? '').matchAll(COMMAND)].map((match) => {
      const { args = '', output = '' } = match.groups ?? {};
      const to = block.index + '```console\n'.length + match.index + match[0].length;
      const exit = EXIT.exec(output)?.[1];
      return {
        args: args.trim().split(/\s+/),
        output: output.replace(EXIT, '').trim(),
        exitCode: Number(exit ?? 0),
        from: to - output.length,
        to,
      };
    }),
  );
}

/** What stands below a command in a page. */
export function shownOutput(output: string, exitCode: number): string {
  return `${output.trim()}\n${exitCode === 0 ? '' : `[exit ${exitCode}]\n`}`;
}
