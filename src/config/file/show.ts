import { stringify } from 'yaml';

import type { Config } from '#config/config.ts';
import { hidden } from '#config/private.ts';

import { written } from './written.ts';

/** YAML of everything that holds now, without secrets; a configuration file in its own right. */
export function configYaml(config: Config): string {
  const from = config.source ?? `nothing but defaults; ${config.path} is not there`;
  const head = [`environment ${config.environment}, from ${from}`, ...config.notices];
  const comments = head.map((line) => `# ${line}\n`).join('');
  return `${comments}${stringify(hidden(written(config)), { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
