import { lstatSync } from 'node:fs';

import { type Bytes, onDisk } from './bytes.ts';
import type { Usual } from './modes.ts';
import type { Checkout } from './repository.ts';
import { runProgram } from './run-program.ts';
import { DEPENDENCIES } from './walk.ts';

/** What is to be seen in a working tree without the files that are as usual. */
export interface OddFiles {
  /** Files with another mode or owner than usual, links, and what is neither. */
  readonly paths: readonly Bytes[];
  readonly folders: ReadonlyMap<Bytes, number>;
  readonly apart: ReadonlySet<Bytes>;
}

const REPOSITORY_INSIDE = '/.git\0';
const OCTAL = 8;
const READ_BITS = 0o444;

/** As git gives modes to files: by the umask with which it wrote its index. */
export function usualBy(checkout: Checkout): Usual {
  const facts = lstatSync(onDisk(`${checkout.gitDir}/index`), { throwIfNoEntry: false });
  const plain = (facts?.mode ?? 0o644) & 0o666;
  return { plain, executable: plain | ((plain & READ_BITS) >> 2) };
}

/**
 * Asks find(1), which passes over the usual ones many times faster than a walk of ours, in a process of its own. Null where
 * that program is another one or cannot see everything, and where a repository lies inside.
 */
export async function oddFiles({ root, top, stop }: Checkout, usual: Usual): Promise<OddFiles | null> {
  const { uid, gid } = lstatSync(onDisk(root));
  const modes = [usual.plain, usual.executable].map((mode) => `-perm ${mode.toString(OCTAL)}`).join(' -o ');
  const dependencies = [...DEPENDENCIES].map((name) => `-name ${name}`).join(' -o ');
  const args = [
    '. -mindepth 1 -path ./.git -prune',
    `-type f ! -name .git -uid ${uid} -gid ${gid} ( ${modes} )`,
    String.raw`-printf %y%m/%P\0 -name .git -prune`,
    `-type d ( ${dependencies} ) -prune`,
  ];
  const ended = await runProgram({
    file: 'find',
    args: args.join(' -o ').split(' '),
    cwd: top,
    env: { LC_ALL: 'C' },
    stop,
  }).catch(() => null);
  if (ended?.code !== 0 || ended.stderr !== '') return null;
  const text = ended.stdout.toString('latin1');
  return text.includes(REPOSITORY_INSIDE) ? null : parsed(text);
}

function parsed(text: Bytes): OddFiles {
  const paths: Bytes[] = [];
  const folders = new Map<Bytes, number>();
  const apart = new Set<Bytes>();
  for (let at = 0, end: number; (end = text.indexOf('\0', at)) !== -1; at = end + 1) {
    const modeEnd = text.indexOf('/', at);
    const path = text.slice(modeEnd + 1, end);
    if (text[at] === 'd') {
      folders.set(path, Number.parseInt(text.slice(at + 1, modeEnd), OCTAL));
      if (DEPENDENCIES.has(path.slice(path.lastIndexOf('/') + 1))) apart.add(path);
    } else paths.push(path);
  }
  return { paths: paths.toSorted(), folders, apart: new Set([...apart].toSorted()) };
}
