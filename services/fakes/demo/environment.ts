import type { Environment } from '#services/ports/environment.ts';

import { HOME } from './projects.ts';

const VARIABLES: Readonly<Record<string, string>> = {
  HOME,
  USER: 'ana',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'en_GB.UTF-8',
  TERM: 'xterm-256color',
};

/** What ana's shell hands to the console. */
export const demoEnvironment: Environment = {
  get: (name) => VARIABLES[name],
  all: () => VARIABLES,
  cwd: `${HOME}/projects`,
  home: HOME,
  configDir: `${HOME}/.config/cpm-console`,
  stateDir: `${HOME}/.local/state/cpm-console`,
};
