/** What {@link parseRefs} reads, for `git for-each-ref`; names cannot hold a space. */
export const REF_FORMAT = '--format=%(objecttype) %(objectname) %(*objectname) %(refname)';

/** A tag of a repository. */
export interface Tag {
  /** Without `refs/tags/`. */
  readonly name: string;
  readonly kind: 'annotated' | 'lightweight';
  /** What the ref holds: the tag object, or the commit of a lightweight tag. */
  readonly object: string;
  /** What it stands for in the end. */
  readonly commit: string;
}

export interface Refs {
  readonly tags: readonly Tag[];
  /** Names of local branches. */
  readonly branches: readonly string[];
}

/** Reads what `git for-each-ref` prints with {@link REF_FORMAT} of `refs/tags` and `refs/heads`. */
export function parseRefs(text: string): Refs {
  const tags: Tag[] = [];
  const branches: string[] = [];
  for (const line of text.split('\n')) {
    const [type = '', object = '', peeled = '', ref = ''] = line.split(' ');
    if (ref.startsWith('refs/heads/')) branches.push(ref.slice('refs/heads/'.length));
    if (ref.startsWith('refs/tags/'))
      tags.push({
        name: ref.slice('refs/tags/'.length),
        kind: type === 'tag' ? 'annotated' : 'lightweight',
        object,
        commit: peeled === '' ? object : peeled,
      });
  }
  return { tags, branches };
}
