import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { type Entry, named } from '../lab/world/entry.ts';
import { findGitDir } from '../lab/world/find-git-dir.ts';
import { gitDirEntries } from '../lab/world/git-dir.ts';
import { ask } from '../lab/world/git.ts';
import { indexEntries } from '../lab/world/index-entries.ts';
import { refEntries } from '../lab/world/refs.ts';

/** Folders that are somebody else's business: what a package manager fills. */
const APART = new Set(['node_modules', '.venv']);
const SHOWN_BYTES = 120;

/**
 * The canonical text of a checkout, and of every submodule in it: HEAD, refs but our own, configuration, hooks, operations in
 * progress, locks, the stash in order, index entries with stages and flags, what is staged, and every file, link and folder
 * with its mode. Equal texts mean equal states. Nothing is changed by looking, and no code is shared with what is judged.
 */
export async function worldOf(top: string): Promise<string> {
  const entries = await checkout(top);
  return entries.map(([key, value]) => `${key}: ${value}\n`).join('');
}

async function checkout(top: string, prefix = ''): Promise<Entry[]> {
  const index = await indexEntries(top);
  const own = [
    ...(await refEntries(top)).filter(([key]) => !key.startsWith('ref refs/cpm-console/')),
    ...(await gitDirEntries(top)).filter(([key]) => !key.startsWith('git "sharedindex.')),
    ...(await besides(top)),
    ...index,
    ...files(top, ''),
  ];
  const entries = own.map(([key, value]): Entry => [`${prefix}${key}`, value]).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const folder of submodules(index))
    if (lstatSync(join(top, folder, '.git'), { throwIfNoEntry: false }) !== undefined)
      entries.push(...(await checkout(join(top, folder), `${prefix}${folder} `)));
  return entries;
}

/** What the other looks leave out. */
async function besides(top: string): Promise<Entry[]> {
  const gitDir = findGitDir(top);
  const origin = lstatSync(join(gitDir, 'ORIG_HEAD'), { throwIfNoEntry: false });
  const stash = await ask(top, 'stash', 'list', '-z', '--format=%H %gs');
  const staged = await ask(
    top,
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-renames',
    '--abbrev=40',
    '--ita-invisible-in-index',
  );
  return [
    ['ORIG_HEAD', origin === undefined ? 'none' : readFileSync(join(gitDir, 'ORIG_HEAD'), 'latin1').trim()],
    ['stash', named(stash)],
    ['staged', named(staged)],
  ];
}

const submodules = (index: readonly Entry[]): string[] =>
  index.flatMap(([key, value]) =>
    value.startsWith('160000 ') ? [JSON.parse(key.slice('index '.length, key.lastIndexOf(' '))) as string] : [],
  );

function files(top: string, folder: string): Entry[] {
  const here = Buffer.from(`${Buffer.from(top).toString('latin1')}/${folder}`, 'latin1');
  return readdirSync(here, { encoding: 'buffer' }).flatMap((name): Entry[] => {
    const path = `${folder}${name.toString('latin1')}`;
    if (name.toString() === '.git' || APART.has(name.toString())) return [];
    const at = Buffer.concat([here, Buffer.from('/'), name]);
    const facts = lstatSync(at);
    const mode = facts.mode.toString(8);
    if (facts.isDirectory()) return [[`folder ${named(path)}`, mode], ...files(top, `${path}/`)];
    if (facts.isSymbolicLink())
      return [[`file ${named(path)}`, `link to ${named(readlinkSync(at, { encoding: 'buffer' }))}`]];
    if (!facts.isFile()) return [[`file ${named(path)}`, `special ${mode}`]];
    const content = readFileSync(at);
    const shown = content.length <= SHOWN_BYTES ? ` ${named(content)}` : '';
    return [[`file ${named(path)}`, `${mode} ${createHash('sha256').update(content).digest('hex')}${shown}`]];
  });
}
