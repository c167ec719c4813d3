import { type Flag, valued, type Words } from './words.ts';

/** For fish 3 and later. */
export function fishScript({ globals, commands }: Words): string {
  const lines = [
    '# cpm-console completion fish, for example: cpm-console completion fish | source',
    commandIs(valued(globals)),
    'complete -c cpm-console -f',
    ...globals.map((flag) => option('', flag)),
    ...commands.map(
      ({ name, summary }) => `complete -c cpm-console -n '__cpm_console_in ""' -a ${name} -d ${fish(summary)}`,
    ),
    ...commands.flatMap(({ name, verbs, flags }) => {
      const seen = `-n ${fish(`__cpm_console_in ${name}`)} `;
      return [
        ...verbs.map((verb) => `complete -c cpm-console ${seen}-a ${verb.name} -d ${fish(verb.summary)}`),
        ...flags.map((flag) => option(seen, flag)),
      ];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether the command on the line is the given one, '' for none yet; fish's own helper takes the value of an option for it. */
function commandIs(options: readonly string[]): string {
  return `function __cpm_console_in
  set -l found ''
  set -l value no
  for word in (commandline -opc)[2..-1]
    if test $value = yes
      set value no
      continue
    end
    switch $word
      case ${options.join(' ')}
        set value yes
      case '-*'
      case '*'
        set found $word
        break
    end
  end
  test "$found" = "$argv[1]"
end`;
}

function option(when: string, { name, takes, summary }: Flag): string {
  const value =
    takes === 'nothing'
      ? ''
      : takes === 'file'
        ? '-r -F '
        : takes === 'anything'
          ? '-x '
          : `-x -a ${fish(takes.join(' '))} `;
  return `complete -c cpm-console ${when}-l ${name.slice(2)} ${value}-d ${fish(summary)}`;
}

/** Between single quotes fish knows two escapes. */
function fish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
