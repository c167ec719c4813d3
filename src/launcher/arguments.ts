import { parseArgs } from 'node:util';

import type { CommandEntry, OptionSpec } from '#cli/command.ts';
import { GLOBAL_OPTIONS } from '#cli/global-options.ts';
import { OpsError } from '#domain/errors.ts';

import { firstWordAt } from './first-word.ts';

export interface Globals {
  readonly demo: boolean;
  readonly config: string | undefined;
  readonly env: string | undefined;
  readonly readOnly: boolean;
  readonly ascii: boolean;
  readonly screenReader: boolean;
  readonly noColor: boolean;
  readonly json: boolean;
  readonly version: boolean;
  readonly help: boolean;
}

export interface Parsed {
  readonly globals: Globals;
  /** Null when the line names no command. */
  readonly command: CommandEntry | null;
  readonly verb: string | null;
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  /** Whether the command stood alone: no verb, no option of its own, nothing after it. */
  readonly bare: boolean;
}

/** Reads a command line; throws OpsError `usage` that names the nearest known word. */
export function parseLine(argv: readonly string[], commands: readonly CommandEntry[], near: Nearest): Parsed {
  const name = argv[firstWordAt(argv)] ?? null;
  const command = name === null ? null : known(name, commands, near);
  const own = command?.options ?? {};
  const options = { ...GLOBAL_OPTIONS, ...own };
  const { values, positionals } = parse(argv, options, near);
  const rest = command === null ? positionals : positionals.slice(1);
  const verbs = Object.keys(command?.verbs ?? {});
  const verb = rest[0] !== undefined && verbs.includes(rest[0]) ? rest[0] : null;
  if (verb === null && verbs.length > 0 && rest[0] !== undefined && command?.verbOptional !== true) {
    const nearest = near(rest[0], verbs);
    throw unknownWord(`${name} verb`, rest[0], nearest === null ? null : `${name} ${nearest}`);
  }
  return {
    globals: globalsOf(values),
    command,
    verb,
    positionals: verb === null ? rest : rest.slice(1),
    values,
    bare: rest.length === 0 && values['json'] !== true && Object.keys(own).every((key) => values[key] === undefined),
  };
}

/** The nearest of some words, or null when none is near. */
export type Nearest = (word: string, words: readonly string[]) => string | null;

export function unknownWord(what: string, word: string, nearest: string | null): OpsError {
  const hint = nearest === null ? 'cpm-console --help lists them.' : `Did you mean ${nearest}?`;
  return new OpsError('usage', `There is no ${what} ${word}.`, { hint, exit: 'usage' });
}

function parse(argv: readonly string[], options: Readonly<Record<string, OptionSpec>>, near: Nearest) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short === undefined ? {} : { short }), ...(multiple === true ? { multiple } : {}) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: config,
      allowPositionals: true,
      strict: true,
    });
    return { values: Object.fromEntries(Object.entries(values).map(plainValue)), positionals };
  } catch (thrown) {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    const unknown = /Unknown option '(-+)([^']+)'/.exec(text);
    if (unknown?.[2] !== undefined) {
      const nearest = near(unknown[2], Object.keys(options));
      throw unknownWord('option', `${unknown[1]}${unknown[2]}`, nearest === null ? null : `--${nearest}`);
    }
    throw new OpsError('usage', text.split('. ')[0] ?? text, {
      hint: 'cpm-console --help lists the options.',
      exit: 'usage',
      cause: thrown,
    });
  }
}

/** Only string options may repeat, so a list is a list of texts. */
function plainValue([name, value]: [string, string | boolean | (string | boolean)[] | undefined]) {
  return [name, Array.isArray(value) ? value.map(String) : value] as const;
}

function known(name: string, commands: readonly CommandEntry[], near: Nearest): CommandEntry {
  const command = commands.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const names = commands.map((candidate) => candidate.name);
  throw unknownWord('command', name, near(name, names));
}

function globalsOf(values: Parsed['values']): Globals {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    demo: values['demo'] === true,
    config: text('config'),
    env: text('env'),
    readOnly: values['read-only'] === true,
    ascii: values['ascii'] === true,
    screenReader: values['screen-reader'] === true,
    noColor: values['no-color'] === true,
    json: values['json'] === true,
    version: values['version'] === true,
    help: values['help'] === true,
  };
}
