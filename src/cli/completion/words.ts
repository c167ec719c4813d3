import type { CommandEntry, OptionSpec } from '#cli/command.ts';

/** One option as a shell completes it. */
export interface Flag {
  /** With its dashes. */
  readonly name: string;
  readonly summary: string;
  /** What stands after it: nothing, one of some words, the name of a file, or anything. */
  readonly takes: 'nothing' | 'file' | 'anything' | readonly string[];
}

interface Word {
  readonly name: string;
  readonly summary: string;
}

/** Everything a shell can complete. */
export interface Words {
  readonly globals: readonly Flag[];
  readonly commands: readonly (Word & { readonly verbs: readonly Word[]; readonly flags: readonly Flag[] })[];
}

/** The words of the command table; an option that is global is listed once. */
export function wordsOf(commands: readonly CommandEntry[], globals: Readonly<Record<string, OptionSpec>>): Words {
  return {
    globals: flagsOf(globals),
    commands: commands.map(({ name, summary, verbs = {}, options = {} }) => ({
      name,
      summary,
      verbs: Object.entries(verbs).map(([verb, about]) => ({ name: verb, summary: about.summary })),
      flags: flagsOf(options).filter((flag) => !(flag.name.slice(2) in globals)),
    })),
  };
}

function flagsOf(options: Readonly<Record<string, OptionSpec>>): Flag[] {
  return Object.entries(options).map(([name, { type, value, choices, summary }]) => ({
    name: `--${name}`,
    summary,
    takes: type === 'boolean' ? 'nothing' : (choices ?? (value === 'FILE' ? 'file' : 'anything')),
  }));
}

/** Global options whose value is a word of its own, so that it is not taken for the command. */
export function valued(flags: readonly Flag[]): readonly string[] {
  return flags.filter(({ takes }) => takes !== 'nothing').map(({ name }) => name);
}

/** A text between single quotes, as sh and zsh read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
