/** One file of a tree, or of the index. */
export interface TreeFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** As git writes it: `100644`, `100755`, `120000` for a link, `160000` for a repository inside. */
  readonly mode: string;
  /** Full name of the object. */
  readonly id: string;
  /** 0, or 1 to 3 for the sides of a merge that is not finished. */
  readonly stage: number;
  /** Size of the content; left out where it was not asked for, or the clone does not have it. */
  readonly bytes?: number;
}

/** What one commit made of a file; removals are left out. */
export interface CommittedFile {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  /** The file in the parents, as many as it had one in. */
  readonly before: readonly string[];
}

export interface CommittedFiles {
  /** Full name. */
  readonly commit: string;
  /** The whole message. */
  readonly message: string;
  /** Against the parent; of a merge only what differs from every parent. */
  readonly files: readonly CommittedFile[];
}

/** The bytes of an object; null when the clone does not have it. */
export interface Content {
  readonly id: string;
  readonly bytes: Uint8Array | null;
}

/**
 * Reads what git keeps, byte by byte as it would be pushed: no filters, no replacements, no external programs, never a
 * look at a remote. Errors are those of the port `Git`.
 */
export interface GitObjects {
  /** The index of the working tree, or another index file: the tree that a commit would have. */
  index(dir: string, indexFile: string | null, signal: AbortSignal): Promise<readonly TreeFile[]>;
  /** The tree of a commit, or one by its own name; with the sizes of its files where they are asked for. */
  tree(
    dir: string,
    commit: string,
    signal: AbortSignal,
    asked?: { readonly sizes: boolean },
  ): Promise<readonly TreeFile[]>;
  /** Commits of `until` that are not in `since` (all of them without it), parents first. */
  commits(dir: string, since: string | null, until: string, signal: AbortSignal): Promise<readonly CommittedFiles[]>;
  /** Bytes of objects, without reading them; those the clone does not have are left out. */
  sizes(dir: string, ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, number>>;
  /** The objects one after the other, as asked for; take care to ask only for what is small enough to hold. */
  contents(dir: string, ids: readonly string[], signal: AbortSignal): Promise<AsyncIterable<Content>>;
}
