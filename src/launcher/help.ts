import type { CommandEntry, OptionSpec } from '#cli/command.ts';
import { GLOBAL_OPTIONS } from '#cli/global-options.ts';
import { commands } from '#cli/registry.ts';
import { nearest } from '#domain/nearest.ts';
import type { OwnCommand } from '#domain/quick/own.ts';

import { unknownWord } from './arguments.ts';

/** Help of the program, or of the command that `words` names; `all` or `--all` lists every command, `own` after them. */
export function helpText(words: readonly string[], own: readonly OwnCommand[] = []): string {
  const [name] = words.filter((word) => !word.startsWith('-') && word !== 'all');
  if (name === undefined) return programHelp(words.includes('all') || words.includes('--all'), own);
  const asked = commands.find((command) => command.name === name);
  if (asked !== undefined) return commandHelp(asked);
  const names = commands.map((command) => command.name);
  throw unknownWord('command', name, nearest(name, names));
}

function programHelp(all: boolean, own: readonly OwnCommand[]): string {
  const shown = commands.filter((command) => all || command.group === 'noun');
  return [
    'cpm-console keeps several projects and services healthy, from one terminal.',
    '',
    'Usage: cpm-console [options]             open the console',
    '       cpm-console <command> [options]   do one thing and print it',
    '',
    'Commands:',
    ...shown.map((command) => `  ${command.name.padEnd(14)}${command.summary}`),
    ...(own.length === 0 ? [] : ['', 'Your own, run by cpm-console quick NAME:']),
    ...own.map(({ id, title }) => `  ${id.padEnd(14)}${title}`),
    '',
    'Options:',
    ...optionLines(GLOBAL_OPTIONS),
    '',
    all ? 'cpm-console help <command> tells more.' : 'help --all lists every command, help <command> tells more.',
    '',
  ].join('\n');
}

function commandHelp(command: CommandEntry): string {
  const verbs = Object.entries(command.verbs ?? {});
  return [
    command.summary,
    '',
    `Usage: cpm-console ${command.name} ${command.usage ?? (verbs.length > 0 ? '<verb> [options]' : '[options]')}`,
    ...(verbs.length === 0
      ? []
      : ['', 'Verbs:', ...verbs.map(([verb, spec]) => row(`${verb} ${spec.usage ?? ''}`, 30, spec.summary))]),
    ...(command.options === undefined ? [] : ['', 'Options:', ...optionLines(command.options)]),
    ...(command.examples.length === 0 ? [] : ['', 'Examples:', ...command.examples.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

/** What is too long for its column has a line of its own. */
function row(term: string, wide: number, summary: string): string {
  const gap = term.trimEnd().length < wide ? '' : `\n  ${' '.repeat(wide)}`;
  return `  ${(gap === '' ? term.padEnd(wide) : term.trimEnd()) + gap}${summary}`;
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): string[] {
  return Object.entries(options).map(([name, option]) => {
    const short = option.short === undefined ? '    ' : `-${option.short}, `;
    const value = option.value === undefined ? '' : ` ${option.value}`;
    return row(`${short}--${name}${value}`, 26, option.summary);
  });
}
