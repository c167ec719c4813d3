/** What a remote has, as `git ls-remote` prints it. */
export interface RemoteRefs {
  /** Commits by the name of the branch. */
  readonly branches: ReadonlyMap<string, string>;
  /** By the name of the tag: what the ref holds, and the commit it stands for. */
  readonly tags: ReadonlyMap<string, { readonly object: string; readonly commit: string }>;
}

/** Reads `git ls-remote --heads --tags`. A line with `^{}` says what the tag object before it stands for. */
export function parseRemoteRefs(text: string): RemoteRefs {
  const branches = new Map<string, string>();
  const tags = new Map<string, { object: string; commit: string }>();
  for (const line of text.split('\n')) {
    const [, object = '', kind = '', name = ''] = /^([0-9a-f]+)\trefs\/(heads|tags)\/(.+)$/.exec(line) ?? [];
    if (kind === 'heads') branches.set(name, object);
    if (kind !== 'tags') continue;
    const peeled = name.endsWith('^{}') ? name.slice(0, -'^{}'.length) : null;
    if (peeled === null) tags.set(name, { object, commit: object });
    else tags.set(peeled, { object: tags.get(peeled)?.object ?? object, commit: object });
  }
  return { branches, tags };
}
