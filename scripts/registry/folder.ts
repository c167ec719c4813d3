import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';
import type { Folder } from './table.ts';

const HEADER = '// Written by scripts/registry.ts from the files in this folder. Do not edit.\n';

/** The registry of one folder: static imports and one array of what they export. Nothing while the folder is not there. */
export function folderRegistry(folder: Folder): Generated[] {
  if (!existsSync(join(ROOT, folder.dir))) return [];
  const files = pieces(folder);
  const imports = files.map((file) => `import ${identifier(file)} from './${file}';\n`).join('');
  const list = `export const ${folder.list} = [${files.map(identifier).join(', ')}] as const;\n`;
  return [{ path: `${folder.dir}/registry.ts`, text: `${HEADER}\n${imports}\n${list}` }];
}

/** File names of the pieces in a folder, numbered ones in the order of their numbers. */
export function pieces({ dir, ext, skip = [] }: Pick<Folder, 'dir' | 'ext' | 'skip'>): string[] {
  return readdirSync(join(ROOT, dir))
    .filter((file) => file.endsWith(ext) && file !== 'registry.ts' && !skip.includes(file))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** `001-first-tables.ts` -> `firstTables001`, `file-age.ts` -> `fileAge`: unique within a folder and never a keyword of its own. */
function identifier(file: string): string {
  const [, number = '', name = ''] = /^(\d*)-?(.*?)\.tsx?$/.exec(file) ?? [];
  return `${name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())}${number}`;
}
