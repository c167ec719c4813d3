import type { TreeStatus } from './tree.ts';

/** The part of a tree's status that git prints itself. */
export type PrintedStatus = Pick<
  TreeStatus,
  'branch' | 'commit' | 'upstream' | 'ahead' | 'behind' | 'changed' | 'untracked' | 'conflicts' | 'stashes'
> & {
  /** HEAD names a branch whose ref cannot be read. */
  readonly brokenHead: boolean;
};

/**
 * Reads `git status --porcelain=v2 --branch --show-stash -z`: records end with NUL, so no name needs quoting, and a rename
 * is followed by a record of its own with the old name. Unknown records are ignored, as git's manual asks.
 */
export function parseStatusV2(text: string): PrintedStatus {
  const headers = new Map<string, string>();
  const counts = { changed: 0, untracked: 0, conflicts: 0 };
  const records = text.split('\0');
  for (let i = 0; i < records.length; i++) {
    const record = records[i] ?? '';
    const kind = record[0] ?? '';
    if (kind === '#') {
      const [key = '', ...rest] = record.slice(2).split(' ');
      headers.set(key, rest.join(' '));
    } else if (kind === '1' || kind === '2') counts.changed++;
    else if (kind === 'u') counts.conflicts++;
    else if (kind === '?') counts.untracked++;
    if (kind === '2') i++;
  }
  return { ...headsOf(headers), ...counts };
}

function headsOf(headers: ReadonlyMap<string, string>): Omit<PrintedStatus, 'changed' | 'untracked' | 'conflicts'> {
  const oid = headers.get('branch.oid') ?? '(initial)';
  const head = headers.get('branch.head') ?? '(unknown)';
  const [, ahead, behind] = /^\+(\d+) -(\d+)$/.exec(headers.get('branch.ab') ?? '') ?? [];
  return {
    branch: head === '(detached)' || head === '(unknown)' ? null : head,
    commit: oid === '(initial)' ? null : oid,
    upstream: headers.get('branch.upstream') ?? null,
    ahead: ahead === undefined ? null : Number(ahead),
    behind: behind === undefined ? null : Number(behind),
    stashes: Number(headers.get('stash') ?? 0),
    brokenHead: head === '(unknown)',
  };
}
