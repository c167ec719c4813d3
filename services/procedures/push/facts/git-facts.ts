import type { Nearest } from '#domain/git/describe.ts';
import type { Entry } from '#domain/git/entries.ts';
import type { LoggedCommit } from '#domain/git/log-records.ts';
import type { Tag } from '#domain/git/refs.ts';
import type { PushTarget, RemoteFacts } from '#domain/git/remotes.ts';

/** Who commits; null for what is not set anywhere. */
export interface Identity {
  readonly name: string | null;
  readonly email: string | null;
}

/** How commits and tags are signed here. */
export interface Signing {
  readonly commits: boolean;
  readonly tags: boolean;
  readonly format: 'openpgp' | 'ssh' | 'x509';
  readonly key: string | null;
  /** The program that signs, where another than git's own choice is set. */
  readonly program: string | null;
}

/** Settings that change what a release does; null where git decides. */
export interface CoreSettings {
  /** Folder of hooks when it is not the repository's own. */
  readonly hooksPath: string | null;
  readonly sshCommand: string | null;
  readonly autocrlf: string | null;
  readonly eol: string | null;
  readonly ignoreCase: boolean;
  readonly fileMode: boolean;
  readonly symlinks: boolean;
  readonly sparse: boolean;
  /** Blobs may be missing here and come from this remote. */
  readonly promisor: string | null;
}

/** Where a branch comes from. */
export interface Upstream {
  readonly remote: string;
  /** Full name of the branch there. */
  readonly ref: string;
  /** As of the last fetch; null when the branch there is gone. */
  readonly ahead: number | null;
  readonly behind: number | null;
}

export interface Submodule {
  readonly path: string;
  readonly url: string | null;
}

export interface Lfs {
  /** Some `.gitattributes` of the tree hands files to it. */
  readonly used: boolean;
  /** git is set up to call it; without it the files are only pointers. */
  readonly installed: boolean;
}

export interface Diffstat {
  readonly files: number;
  readonly insertions: number;
  readonly deletions: number;
}

/** Commits and differences since a tag, or since the beginning. */
export interface History {
  readonly since: string | null;
  /** The oldest first, merges included. */
  readonly commits: readonly LoggedCommit[];
  /** Null in a partial clone that lacks what it would have to read. */
  readonly diffstat: Diffstat | null;
}

/** What a repository says about itself; gathered without changing anything and without asking a remote. */
export interface GitFacts {
  /** Top of the working tree. */
  readonly top: string;
  /** Where git keeps what belongs to this working tree, and what all of them share. */
  readonly gitDir: string;
  readonly commonDir: string;
  /** Null before the first commit. */
  readonly head: string | null;
  /** Null when HEAD is detached. */
  readonly branch: string | null;
  readonly upstream: Upstream | null;
  readonly remotes: readonly RemoteFacts[];
  /** Null when HEAD is detached, and when nothing says which remote is meant. */
  readonly target: PushTarget | null;
  /** The history ends where a shallow clone was cut. */
  readonly shallow: boolean;
  /** One of several working trees of the repository. */
  readonly linked: boolean;
  /** `merge`, `rebase`, `cherry-pick`, `revert`, `bisect`, or null. */
  readonly operation: string | null;
  /** Lock files, the oldest first; `since` is epoch ms. */
  readonly locks: readonly { readonly path: string; readonly since: number }[];
  readonly changes: readonly Entry[];
  readonly stashes: number;
  readonly submodules: readonly Submodule[];
  readonly lfs: Lfs;
  readonly identity: Identity;
  readonly signing: Signing;
  readonly core: CoreSettings;
  /** Paths that the commit has at its top and in docs/; none before the first commit. */
  readonly listed: readonly string[];
  readonly tags: readonly Tag[];
  readonly branches: readonly string[];
  /** How its version tags are written, other prefixes in use, and the one nearest to HEAD. */
  readonly prefix: string;
  readonly otherPrefixes: readonly string[];
  readonly nearest: Nearest | null;
  readonly history: History;
}
