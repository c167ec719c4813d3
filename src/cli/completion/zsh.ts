import { type Flag, quoted, valued, type Words } from './words.ts';

/** For zsh's compsys; works when sourced and as the file `_cpm-console` in fpath. */
export function zshScript({ globals, commands }: Words): string {
  const described = (list: readonly { readonly name: string; readonly summary: string }[]): string =>
    list.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(' ');
  const lists = commands.map(
    ({ name, verbs, flags }) => `    ${name}) names=(${described(verbs)}); options+=(${described(flags)}) ;;`,
  );
  return `#compdef cpm-console
# cpm-console completion zsh, for example: source <(cpm-console completion zsh)
_cpm_console() {
  local command='' i
  local -a names options
  for ((i = 2; i < CURRENT; i++)); do
    case $words[i] in
      ${valued(globals).join('|')}) ((i++)) ;;
      -*) ;;
      *) command=$words[i]; break ;;
    esac
  done
  case "$command $words[CURRENT-1]" in
${[...values('*', globals), ...commands.flatMap(({ name, flags }) => values(name, flags))].join('\n')}
  esac
  options=(${described(globals)})
  case $command in
    '') names=(${described(commands)}) ;;
${lists.join('\n')}
  esac
  if [[ $words[CURRENT] == -* ]]; then
    _describe option options
  else
    _describe command names || _files
  fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _cpm_console "$@"
else
  compdef _cpm_console cpm-console
fi
`;
}

function values(command: string, flags: readonly Flag[]): string[] {
  return flags.flatMap(({ name, takes }) => {
    if (takes === 'nothing') return [];
    const answer = takes === 'file' ? '_files' : takes === 'anything' ? ':' : `compadd -- ${takes.join(' ')}`;
    return [`    ${command}' ${name}') ${answer}; return ;;`];
  });
}
