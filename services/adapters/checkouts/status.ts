import { type Bytes, textOf } from './bytes.ts';
import type { Head } from './repository.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** How the working tree and the index differ from each other and from HEAD. */
export interface Status {
  /** Tracked paths that are different in the working tree, also those that are gone. */
  readonly changed: ReadonlySet<Bytes>;
  /** Objects that only the index has. */
  readonly staged: ReadonlySet<string>;
  /** Paths that will be added, without content yet. */
  readonly intents: readonly Bytes[];
  /** Paths whose index entry is not the one of HEAD. */
  readonly inIndex: ReadonlySet<Bytes>;
  readonly untracked: readonly Bytes[];
  /** Files, and folders with `/` at the end. */
  readonly ignored: readonly Bytes[];
  /** The commit HEAD is at; null before the first one. */
  readonly commit: string | null;
  /** Where HEAD is; null where its branch could be meant in two ways. */
  readonly where: Head | null;
}

const ARGS = [
  'status',
  '--porcelain=v2',
  '-z',
  '--branch',
  '--no-ahead-behind',
  '--no-renames',
  '--untracked-files=all',
  '--ignored=matching',
  '--ignore-submodules=all',
];
const NONE = /^0+$/;
const LINK_TO_REPOSITORY = '160000';

/** What git sees in the working tree; neither a filter nor a hook runs, and nothing is written. */
export async function statusOf(place: GitPlace, indexFile?: Bytes): Promise<Status> {
  const env = indexFile === undefined ? {} : { GIT_INDEX_FILE: Buffer.from(indexFile, 'latin1').toString() };
  const text = (await runGit(place, ARGS, { env })).toString('latin1');
  const changed = new Set<Bytes>();
  const staged = new Set<string>();
  const inIndex = new Set<Bytes>();
  const where: HeadLines = {};
  const found = { intents: [] as Bytes[], untracked: [] as Bytes[], ignored: [] as Bytes[] };
  for (const line of text.split('\0')) {
    const kind = line[0];
    if (kind === '#') take(where, line);
    else if (kind === '?') found.untracked.push(line.slice(2));
    else if (kind === '!') found.ignored.push(line.slice(2));
    else if (kind === '1') {
      const [, states = '', , , inIndexMode, , , id = ''] = line.split(' ', 8);
      const path = rest(line, 8);
      if (states[1] !== '.') changed.add(path);
      if (states[0] !== '.') inIndex.add(path);
      if (states[0] !== '.' && !NONE.test(id) && inIndexMode !== LINK_TO_REPOSITORY) staged.add(id);
      if (states === '.A') found.intents.push(path);
    } else if (kind === 'u') {
      const fields = line.split(' ', 10);
      changed.add(rest(line, 10));
      inIndex.add(rest(line, 10));
      for (const [at, id] of fields.slice(7).entries())
        if (!NONE.test(id) && fields[3 + at] !== LINK_TO_REPOSITORY) staged.add(id);
    }
  }
  return { changed, staged, inIndex, commit: commitIn(where), where: headIn(where), ...found };
}

interface HeadLines {
  oid?: string;
  head?: string;
}

function take(where: HeadLines, line: string): void {
  const [, name, said] = /^# branch\.(oid|head) (.*)$/s.exec(line) ?? [];
  if (name === 'oid') where.oid = said ?? '';
  else if (name === 'head') where.head = said ?? '';
}

const commitIn = ({ oid }: HeadLines): string | null => (oid === undefined || oid === '(initial)' ? null : oid);

/** A branch may be called `(detached)`, or as a ref outside of the branches. */
function headIn(lines: HeadLines): Head | null {
  const { oid, head } = lines;
  if (oid === undefined || head === undefined || head.startsWith('(') || head.startsWith('refs/')) return null;
  return { head: commitIn(lines), branch: `refs/heads/${textOf(head)}` };
}

/** What follows after so many fields: a path may have spaces. */
function rest(line: string, fields: number): Bytes {
  let at = 0;
  for (let field = 0; field < fields; field++) at = line.indexOf(' ', at) + 1;
  return line.slice(at);
}
