/** One path that differs from the last commit. */
export interface Entry {
  readonly kind: 'changed' | 'renamed' | 'conflict' | 'untracked';
  /** Relative to the top of the working tree, with slashes; a character � stands for bytes that are no text. */
  readonly path: string;
  /** Where a renamed or copied file was. */
  readonly from: string | null;
  /** Differs between the last commit and the index. */
  readonly staged: boolean;
  /** Differs between the index and the file. */
  readonly unstaged: boolean;
  readonly submodule: boolean;
}

/** How many fields stand before the path of a record of `git status --porcelain=v2`. */
const FIELDS = { '1': 8, '2': 9, u: 10 } as const;

/** Reads the paths of `git status --porcelain=v2 -z`. What it does not know it leaves out, as git's manual asks. */
export function parseEntries(text: string): Entry[] {
  const records = text.split('\0');
  const entries: Entry[] = [];
  for (let at = 0; at < records.length; at++) {
    const record = records[at] ?? '';
    const kind = record[0];
    if (kind === '?')
      entries.push({
        kind: 'untracked',
        path: record.slice(2),
        from: null,
        staged: false,
        unstaged: true,
        submodule: false,
      });
    else if (kind === '1' || kind === '2' || kind === 'u')
      entries.push(entryOf(kind, record, kind === '2' ? (records[++at] ?? '') : null));
  }
  return entries;
}

function entryOf(kind: keyof typeof FIELDS, record: string, from: string | null): Entry {
  const fields = record.split(' ');
  const [, xy = '..', sub = 'N...'] = fields;
  return {
    kind: kind === '1' ? 'changed' : kind === '2' ? 'renamed' : 'conflict',
    path: fields.slice(FIELDS[kind]).join(' '),
    from,
    staged: kind === 'u' || xy[0] !== '.',
    unstaged: kind === 'u' || xy[1] !== '.',
    submodule: sub.startsWith('S'),
  };
}
