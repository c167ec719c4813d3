/** What a remote has, as `git ls-remote` prints it. */
export interface RemoteRefs {
  /** Commits by the name of the branch. */
  readonly branches: ReadonlyMap<string, string>;
  /** By the name of the tag: what the ref holds, and the commit it stands for. */
  readonly tags: ReadonlyMap<string, { readonly object: string; readonly commit: string }>;
}

const HASH = /^[0-9a-f]+$/;
const HEADS = 'refs/heads/';
const TAGS = 'refs/tags/';

/** Reads `git ls-remote --heads --tags`. A line with `^{}` says what the tag object before it stands for. */
export function parseRemoteRefs(text: string): RemoteRefs {
  const branches = new Map<string, string>();
  const tags = new Map<string, { object: string; commit: string }>();
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    const object = line.slice(0, tab);
    if (tab < 0 || !HASH.test(object)) continue;
    if (line.startsWith(HEADS, tab + 1)) branches.set(line.slice(tab + 1 + HEADS.length), object);
    if (!line.startsWith(TAGS, tab + 1)) continue;
    const name = line.slice(tab + 1 + TAGS.length);
    const peeled = name.endsWith('^{}') ? name.slice(0, -'^{}'.length) : null;
    if (peeled === null) tags.set(name, { object, commit: object });
    else tags.set(peeled, { object: tags.get(peeled)?.object ?? object, commit: object });
  }
  return { branches, tags };
}
