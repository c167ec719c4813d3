import { type Flag, quoted, valued, type Words } from './words.ts';

/** For bash 3.2 and later; where nothing of ours fits, bash completes the names of files. */
export function bashScript({ globals, commands }: Words): string {
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(' ');
  const lists = commands.map(
    ({ name, verbs, flags }) => `    ${name}) words=${quoted(names([...verbs, ...flags, ...globals]))} ;;`,
  );
  return `# cpm-console completion bash, for example: source <(cpm-console completion bash)
_cpm_console() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command='' words='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${valued(globals).join(' | ')}) i=$((i + 1)) ;;
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$command $before" in
${[...values('*', globals), ...commands.flatMap(({ name, flags }) => values(name, flags))].join('\n')}
  esac
  case "$command" in
    '') words=${quoted(names([...commands, ...globals]))} ;;
${lists.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _cpm_console cpm-console
`;
}

/** An empty answer lets bash complete file names. */
function values(command: string, flags: readonly Flag[]): string[] {
  return flags.flatMap(({ name, takes }) => {
    if (takes === 'nothing') return [];
    const answer =
      typeof takes === 'string' ? 'return' : `COMPREPLY=($(compgen -W ${quoted(takes.join(' '))} -- "$word")); return`;
    return [`    ${command === '*' ? '*' : command}' ${name}') ${answer} ;;`];
  });
}
