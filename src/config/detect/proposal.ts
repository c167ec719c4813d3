import type { Config } from '#config/config.ts';
import { DEFAULT_MEMORY } from '#config/defaults.ts';
import { shortPath } from '#domain/path.ts';

import type { Found } from './found.ts';

/** A first configuration file that names what was found. It says nothing that the defaults say already. */
export function proposal(found: Found, config: Config, home: string | null): string {
  const lines = [
    '# What cpm-console looks after. Written by cpm-console init; every key is explained in docs/config.md.',
    ...list(
      'projects',
      found.projects.map(({ id, path, gitHub }) => ({
        text: `{ id: ${quoted(id)}, path: ${quoted(shortPath(path, home))} }`,
        note: gitHub === null ? null : `github.com/${gitHub}`,
      })),
    ),
    ...list(
      'services',
      found.services.map(({ manager, unit, state }) => ({
        text: `{ manager: ${quoted(manager)}, unit: ${quoted(unit)} }`,
        note: state,
      })),
    ),
    ...list(
      'agents',
      found.agents.map((name) => ({ text: name, note: null })),
    ),
    ...memory(found, config),
    ...(found.frameworkRoot === null
      ? []
      : ['', 'framework:', `  root: ${quoted(shortPath(found.frameworkRoot, home))}`]),
  ];
  return `${lines.join('\n')}\n`;
}

interface Line {
  readonly text: string;
  readonly note: string | null;
}

function list(key: string, lines: readonly Line[]): string[] {
  if (lines.length === 0) return [];
  const width = Math.max(...lines.map(({ text }) => text.length));
  const item = ({ text, note }: Line) => `  - ${note === null ? text : `${text.padEnd(width)}  # ${note}`}`;
  return ['', `${key}:`, ...lines.map(item)];
}

/** A service that answered is named, so that its silence is critical from then on. */
function memory({ memory: answered }: Found, { memory: place }: Config): string[] {
  if (answered === null && !place.configured) return [];
  const { host, port, tls } = answered ?? place;
  return [
    '',
    'memory:',
    `  host: ${quoted(host)}`,
    `  port: ${port}`,
    ...(tls === DEFAULT_MEMORY.tls ? [] : [`  tls: ${tls}`]),
  ];
}

/** As a plain YAML scalar where that is safe, else in quotes. */
function quoted(text: string): string {
  return /^(?:[A-Za-z]|~?\/)[\w/.@+-]*$/.test(text) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
