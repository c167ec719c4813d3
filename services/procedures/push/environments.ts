import type { Environment } from '#services/ports/environment.ts';

/** Settings of the person that git needs to sign, to reach a remote and to know who commits. */
const GIT_NAMES = [
  'XDG_CONFIG_HOME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_DATE',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_ASKPASS',
  'SSH_ASKPASS',
  'SSH_ASKPASS_REQUIRE',
  'SSH_AUTH_SOCK',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_NO_VERIFY',
  'GIT_PROXY_COMMAND',
  'GNUPGHOME',
  'GPG_TTY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'all_proxy',
];

/** Settings that no repository may change for us: a file watcher it names would be a program of a stranger. */
const SETTINGS = [
  ['core.fsmonitor', 'false'],
  ['core.quotePath', 'false'],
] as const;

/** What git runs with: the person's own settings, English words, and nobody to ask on the terminal. */
export function gitEnvironment(environment: Environment, ownSsh = false): Readonly<Record<string, string>> {
  const own = personEnvironment(environment);
  return {
    // A person's own way to reach the remote stays as it is; git's usual one must not ask.
    ...(ownSsh || own['GIT_SSH'] !== undefined ? {} : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' }),
    GCM_INTERACTIVE: 'never',
    ...own,
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_EDITOR: 'true',
    GIT_MERGE_AUTOEDIT: 'no',
    GIT_CONFIG_COUNT: String(SETTINGS.length),
    ...Object.fromEntries(
      SETTINGS.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
  };
}

/** Variables of the person that git follows. */
export const personEnvironment = (environment: Environment): Record<string, string> => named(environment, GIT_NAMES);

function named(environment: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Names whose values are probably secrets: a build or a test has no business with them. */
const SECRET = /token|password|passwd|passphrase|credential|secret|private|api_?key|access_?key|auth|webhook/i;
/** Sockets that look like secrets by their name and are needed. */
const KEPT = new Set(['SSH_AUTH_SOCK']);

/**
 * What the project's own commands run with: the person's environment without what looks like a secret, and `CI`, which keeps
 * test runners from waiting for changes.
 */
export function projectEnvironment(environment: Environment): Readonly<Record<string, string>> {
  const all = environment.all();
  const kept = Object.entries(all).filter(([name]) => KEPT.has(name) || !SECRET.test(name));
  return { ...Object.fromEntries(kept), CI: 'true' };
}
