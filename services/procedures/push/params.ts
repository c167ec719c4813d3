import type { VersionPlace } from '#domain/release/docs/place.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { Command, Publication } from '#domain/release/made/component.ts';
import type { DeployTarget, ReleaseProfile } from '#domain/release/made/profile.ts';
import type { NodeManager } from '#domain/release/publish/npm-commands.ts';
import type { ProjectTool } from '#services/procedures/push/docs/project-tool.ts';

/** A command of the project, and in which folder of the released tree it runs. */
export type ProjectCommand = {
  /** kebab-case, unique in the push. */
  readonly id: string;
  readonly title: string;
  readonly command: Command;
  /** Below the project; empty for its top. */
  readonly folder: string;
};

/** A command of a person around a phase. */
export type OwnCommand = ProjectCommand & {
  readonly phase: string;
  readonly when: 'before' | 'after';
  readonly timeoutMs: number | null;
};

/** One thing that is packed and published. */
export type PublishedComponent = {
  readonly id: string;
  readonly ecosystem: string;
  readonly folder: string;
  readonly publication: Publication;
  /** As its registry spells it. */
  readonly version: string;
  /** npm: the dist-tag it gets. */
  readonly distTag: string | null;
};

/** A part of the project whose dependencies are looked at. */
export type AuditedComponent =
  | {
      readonly kind: 'node';
      readonly folder: string;
      /** Null for one without an audit that we can read. */
      readonly manager: NodeManager | null;
    }
  | { readonly kind: 'python'; readonly folder: string };

/** An environment a release is deployed to; `id` is its name as a part of a step's id. */
export type DeployedTo = DeployTarget & { readonly id: string };

/**
 * What a push is made of, as it was planned. Journaled with the plan: after a crash the steps are made from this alone,
 * whatever the project looks like by then. Never holds a secret.
 */
export type PushParams = {
  readonly kind: 'full' | 'quick' | 'hotfix';
  readonly project: { readonly id: string; readonly name: string; readonly dir: string };
  /** The package of a monorepo that is released, as it was named; left out for the whole. */
  readonly package?: string;
  /** The repository's own folder, shared by all its worktrees. */
  readonly gitDir: string;
  /** Commit that is released. */
  readonly base: string;
  /** Short name of the branch that moves. */
  readonly branch: string;
  readonly remote: {
    readonly name: string;
    readonly url: string;
    /** Full name of the branch there, and the commit it had; null when it is new. */
    readonly ref: string;
    readonly was: string | null;
  };
  /** The repository says itself how ssh is called. */
  readonly ownSsh: boolean;
  /** It goes through a pull request of a branch of its own, and is tagged once that is merged. */
  readonly pull?: { readonly branch: string; readonly title: string; readonly body: string };
  readonly current: string | null;
  /** Of a hotfix in a branch of its own: the fixes that are taken onto the base, the oldest first. */
  readonly pick?: readonly string[];
  /** The release is made in the person's own tree. */
  readonly here?: boolean;
  /** Of a hotfix: the branch that it should be merged into afterwards. */
  readonly backMerge?: string | null;
  /** Of a quick push: the reviewed paths, and the tree that the base with them as they were reviewed is. */
  readonly quick?: { readonly paths: readonly string[]; readonly tree: string };
  /** Null for a quick push, which has no version. */
  readonly next: string | null;
  readonly tag: { readonly name: string; readonly sign: boolean; readonly message: string } | null;
  readonly versionFiles: readonly VersionFile[];
  readonly changelog: {
    readonly file: string;
    readonly entry: string;
    readonly previousTag: string | null;
    readonly edited: boolean;
  } | null;
  /** The project's own changelog tool, which writes instead of us. */
  readonly changelogTool: ProjectTool | null;
  /** Places of documents that follow the version. */
  readonly places: readonly VersionPlace[];
  readonly message: string;
  /** Files that the release commit changes, below the project. */
  readonly files: readonly string[];
  /** Ignored files the tests need. */
  readonly copy: readonly string[];
  readonly install: readonly (ProjectCommand & { readonly lockFile: string | null; readonly copies: string | null })[];
  /** The package's own scripts, before and after the release commit. */
  readonly scripts: Readonly<Record<'before' | 'after', readonly ProjectCommand[]>>;
  readonly docs: readonly ProjectCommand[];
  readonly build: readonly ProjectCommand[];
  readonly test: readonly ProjectCommand[];
  readonly own: readonly OwnCommand[];
  readonly publish: readonly PublishedComponent[];
  /** False when a person wants no stage. */
  readonly stage?: boolean;
  readonly audited?: readonly AuditedComponent[];
  /** git signs commits here. */
  readonly signCommits?: boolean;
  /** Who is told, by event. */
  readonly announce?: ReleaseProfile['announce']['value'];
  /** CI publishes what is tagged. */
  readonly publishedByCi?: boolean;
  /** It is the highest stable version, which GitHub shows first. */
  readonly latest?: boolean;
  /** In the order in which they are deployed to. */
  readonly environments?: readonly DeployedTo[];
  /** Fingerprints of findings that are meant to be there. */
  readonly allow?: readonly string[];
  /** Steps or phases that are left out, each with a person's reason. */
  readonly skip: readonly { readonly id: string; readonly reason: string }[];
  /** How long a program may be silent, in ms; without it each step says so itself. */
  readonly idleMs?: number | null;
  /** Epoch ms when it was planned. */
  readonly at: number;
};
