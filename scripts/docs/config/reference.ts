import * as z from 'zod';

import { ENVIRONMENTS, defaultLimits } from '#config/defaults.ts';
import { commonShape } from '#config/schema/check-item.ts';
import { configJsonSchema, inputSchema, type JsonSchema } from '#config/schema/json-schema.ts';
import { KINDS } from '#config/schema/kinds.ts';
import { writeDuration } from '#domain/duration.ts';
import type { AnyKind } from '#services/checks/check.ts';

import { CHECKS, ENVIRONMENT, FILES, PROJECT_FILES, VARIABLES } from './prose.ts';
import { table } from './table.ts';

/** docs/config.md: every key a person may write, from the schema itself. */
export async function configReference(): Promise<string> {
  const schema = configJsonSchema(z);
  const properties = schema.properties ?? {};
  const common = Object.keys(commonShape(z, undefined));
  const parts = [
    '# Configuration',
    '<!-- Written by scripts/docs.ts from src/config/schema and the check kinds. Do not edit. -->',
    FILES,
    '## Keys',
    table(properties),
    ...Object.entries(properties).flatMap(([key, part]) => section(key, part)),
    '## Checks',
    CHECKS,
    '### What every check may say',
    table(inputSchema(z, z.strictObject(commonShape(z, undefined))).properties ?? {}),
    ...KINDS.toSorted((a, b) => a.kind.localeCompare(b.kind, 'en')).flatMap((kind) => kindPart(kind, common)),
    '## Environments',
    ENVIRONMENT,
    ['| environment | alert threshold |', '| --- | --- |', ...ENVIRONMENTS.map(threshold)].join('\n'),
    '## Variables',
    VARIABLES,
    '## Project files',
    PROJECT_FILES,
  ];
  return `${parts.join('\n\n')}\n`;
}

function threshold(name: string): string {
  return `| ${name} | ${defaultLimits(name).criticalBelow} |`;
}

/** A table for a key that holds keys of its own, or items with keys. */
function section(key: string, part: JsonSchema): string[] {
  if (key === 'checks' || key === 'environments') return [];
  const item = part.items?.anyOf?.find(({ properties }) => properties !== undefined) ?? part.items ?? part;
  if (item.properties === undefined) return [];
  const list = part.items === undefined ? '' : '[]';
  // What a project says about releasing has the keys that `push` has.
  const inner = Object.entries(item.properties).filter(([name]) => key !== 'projects' || name !== 'push');
  return [
    `### ${key}${list}`,
    part.description ?? '',
    table(item.properties, item.required),
    ...inner.flatMap(([name, below]) => section(`${key}${list}.${name}`, below)),
  ];
}

function kindPart(kind: AnyKind, common: readonly string[]): string[] {
  const all = inputSchema(z, kind.params(z));
  const own = Object.entries(all.properties ?? {}).filter(([name]) => !common.includes(name));
  const { warning, critical, bad } = kind.thresholds;
  const unit = kind.unit === undefined ? '' : ` ${kind.unit}`;
  const edge = bad === 'below' ? 'at or below' : 'at or above';
  const limits = [
    ...(warning === null ? [] : [`a warning ${edge} ${warning}${unit}`]),
    ...(critical === null ? [] : [`critical ${edge} ${critical}${unit}`]),
  ];
  const every = `Every ${writeDuration(kind.intervalMs)}, at most ${writeDuration(kind.timeoutMs)}`;
  return [
    `### kind: ${kind.kind}`,
    kind.about,
    `${every}${limits.length > 0 ? `; by default ${limits.join(', ')}` : ''}.`,
    ...(own.length > 0 ? [table(Object.fromEntries(own), all.required)] : []),
  ];
}
