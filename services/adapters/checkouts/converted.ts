import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Bytes, onDisk } from './bytes.ts';
import type { Checkout } from './repository.ts';
import { runGit } from './run-git.ts';
import type { Unchanged } from './tracked-files.ts';
import type { Walked } from './walk.ts';

/**
 * Tracked files whose bytes on the disk may be others than those that git keeps, although git calls them unchanged: line
 * ends, keywords, encodings, filters. Line ends and keywords change the size; the others cannot be told by it.
 */
export async function convertedFiles(
  checkout: Checkout,
  unchanged: readonly Unchanged[],
  { files }: Walked,
): Promise<Set<Bytes>> {
  const converted = new Set<Bytes>();
  if (!mayConvert(checkout, files.keys())) return converted;
  const plain = unchanged.filter(({ tracked }) => tracked.mode.startsWith('100'));
  if (plain.length === 0) return converted;
  const [attributes, sizes] = await Promise.all([
    runGit(checkout, ['check-attr', '-z', '--stdin', 'filter', 'working-tree-encoding'], {
      input: Buffer.from(plain.map(({ path }) => `${path}\0`).join(''), 'latin1'),
    }),
    sizesOf(
      checkout,
      plain.map(({ tracked }) => tracked.id),
    ),
  ]);
  const fields = attributes.toString('latin1').split('\0');
  for (let at = 0; at + 2 < fields.length; at += 3)
    if (fields[at + 2] !== 'unspecified' && fields[at + 2] !== 'unset') converted.add(fields[at] ?? '');
  for (const { path, tracked, look } of plain) if (look.bytes !== sizes.get(tracked.id)) converted.add(path);
  return converted;
}

/** Whether anything, one of these files for instance, tells git to write other bytes than it keeps. */
export function mayConvert({ config, commonDir }: Checkout, paths: Iterable<Bytes>): boolean {
  if ((config.get('core.autocrlf') ?? []).some((value) => value !== 'false')) return true;
  if (config.has('core.attributesfile')) return true;
  for (const path of paths) if (path === '.gitattributes' || path.endsWith('/.gitattributes')) return true;
  const home = process.env['HOME'] ?? '';
  const own = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return [onDisk(`${commonDir}/info/attributes`), join(own, 'git/attributes'), '/etc/gitattributes'].some((path) =>
    existsSync(path),
  );
}

async function sizesOf(checkout: Checkout, ids: readonly string[]): Promise<Map<string, number>> {
  const text = await runGit(checkout, ['cat-file', '--batch-check=%(objectname) %(objectsize)', '--buffer'], {
    input: `${[...new Set(ids)].join('\n')}\n`,
  });
  return new Map(
    text
      .toString('latin1')
      .split('\n')
      .map((line) => {
        const [id = '', size] = line.split(' ');
        return [id, Number(size)];
      }),
  );
}
