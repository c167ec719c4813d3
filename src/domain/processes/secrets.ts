import { isSecretVariable } from '#domain/redact/secret-variables.ts';

/** `--password`, `-token`, `/secret`: an option whose name says that its value is nobody's business. */
const OPTION = /((?:^|\s)(?:--?|\/)([\w.-]*?))(=|:|\s+)(?=[^\s-]|-\S*\s)(.*?)(?=\s-|$)/g;
/** `NAME=value`, as `env` and `sh -c` take it; the value may be in quotes. */
const ASSIGNED = /(^|[\s'";&|(])(\w+)=("[^"]*"|'[^']*'|[^\s'";&|)]+)/g;
/** `"name": "value"`, as programs take JSON. */
const KEYED = /("(\w+)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;
/** What a password is glued to on command lines of databases. */
const GLUED = /^((?:\S*\/)?(?:mysql|mariadb)\w*(?:-\w+)?\s(?:.*\s)?-p)(\S+)/;
/** Names a secret by its end: where it lies, or how it is read, is none. */
const PLACE = /(?:file|path|dir|env|cmd|command|name|id|type|length|timeout|ttl)$/i;
const SECRET =
  /(?:pass(?:word|wd|phrase)?|secret|token|api-?_?key|private-?_?key|access-?_?key|credentials?|auth(?!or))/i;

/**
 * A command line without the values that its own options and assignments call secret, beside what looks like one. An
 * option's value ends at the next option: arguments are joined by blanks, so rather too much is hidden than too little.
 */
export function withoutSecrets(line: string): string {
  return line
    .replaceAll(OPTION, (all, before: string, name: string, between: string, value: string) =>
      SECRET.test(name) && !PLACE.test(name) && value !== '' ? `${before}${between}[redacted]` : all,
    )
    .replaceAll(ASSIGNED, (all, before: string, name: string, value: string) =>
      isSecretVariable(name, value.replaceAll(/^["']|["']$/g, '')) ? `${before}${name}=[redacted]` : all,
    )
    .replaceAll(KEYED, (all, before: string, name: string, value: string) =>
      isSecretVariable(name, value) ? `${before}"[redacted]"` : all,
    )
    .replace(GLUED, '$1[redacted]');
}
