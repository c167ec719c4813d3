import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';
import { makeLoadable } from './empty.ts';
import { pieces } from './folder.ts';

const DIR = 'src/cli/commands';
const TABLE = 'src/cli/registry.ts';
const HEADER = `// Written by scripts/registry.ts from the files in src/cli/commands. Do not edit.
// All but \`run\` is written out, so that help and completion never load a command.
`;

/** The command table: what each command says about itself as literals, and how to load it. */
export async function commandRegistry(check: boolean): Promise<Generated[]> {
  if (!existsSync(join(ROOT, DIR))) return [];
  if (!check) await makeLoadable(join(ROOT, TABLE), 'export const commands = [];\n');
  const entries = await Promise.all(pieces({ dir: DIR, ext: '.ts' }).map(entry));
  const text = `${HEADER}
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [${entries.join(',\n')}];
`;
  return [{ path: TABLE, text }];
}

async function entry(file: string): Promise<string> {
  const module = (await import(pathToFileURL(join(ROOT, DIR, file)).href)) as { default?: unknown };
  const command = module.default;
  if (typeof command !== 'object' || command === null || !('run' in command) || !('name' in command))
    throw new Error(`${DIR}/${file} has no default export made by defineCommand.`);
  const said = Object.entries(command).filter(([key, value]) => key !== 'run' && value !== undefined);
  const literals = said.map(([key, value]) => `${key}: ${literal(value, `${file}: ${key}`)}`);
  return `{ ${literals.join(', ')}, load: () => import('./commands/${file}') }`;
}

/** A value as source text. Functions are refused: what help shows must be plain data. */
function literal(value: unknown, where: string): string {
  if (typeof value === 'function') throw new Error(`${where} is a function; only \`run\` of a command may be one.`);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item, n) => literal(item, `${where}[${n}]`)).join(', ')}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{ ${fields.map(([key, field]) => `${JSON.stringify(key)}: ${literal(field, `${where}.${key}`)}`).join(', ')} }`;
}
