import { LEAST } from './forms.ts';

/** Names of variables that semantic-release hides. */
const SECRET_NAME = /token|password|passwd|passphrase|credential|secret|private|key|auth|webhook/i;
/** Names that only look like it: authors, sockets, places of files, layouts of keyboards. */
const HARMLESS_NAME =
  /^(?:GOPRIVATE|GONOSUMDB|XAUTHORITY|SSH_AUTH_SOCK|SSH_AGENT_PID|GNOME_KEYRING_CONTROL|.*AUTHOR(?!I[SZ]).*|.*KEY(?:BOARD|MAP).*|.*_(?:FILE|PATH|DIR|DIRECTORY|SOCK))$/i;
const HARMLESS_VALUE = /^(?:true|false|yes|none|null|undefined|enabled|disabled|default|always|never|\d{1,5})$/i;
/** How values begin that goreleaser hides whatever their name, and a few more of that kind. */
const SECRET_VALUE =
  /^(?:sk-|gh[pousr]_|github_pat_|dckr_pat_|glpat-|AIza|xox[a-z]-|npm_[A-Za-z0-9]{20}|pypi-|m0sk_|AKIA|-----BEGIN [A-Z ]*PRIVATE KEY)/;

/** Whether the value of a variable of the environment has to be hidden. */
export function isSecretVariable(name: string, value: string): boolean {
  const text = value.trim();
  if (text.length < LEAST || HARMLESS_VALUE.test(text)) return false;
  return SECRET_VALUE.test(text) || (SECRET_NAME.test(name) && !HARMLESS_NAME.test(name));
}
