import type { VersionFile } from '#domain/release/edits/version-file.ts';

import type { Command, Publication } from './component.ts';

/** Where a value of a profile comes from: what was found, or the file a person wrote. */
export type Reason = { readonly from: 'detected' | 'default' | 'project file' | 'configuration'; readonly why: string };

export interface Chosen<Value> {
  readonly value: Value;
  readonly reason: Reason;
}

/** The phases of a release, in their order. */
export const RELEASE_PHASES = ['validate', 'version', 'docs', 'tests', 'git', 'deploy', 'verify'] as const;

/** A command of a person that runs before or after a phase. */
export interface OwnStep {
  readonly title: string;
  readonly phase: (typeof RELEASE_PHASES)[number];
  readonly when: 'before' | 'after';
  readonly command: Command;
  /** Whether it may change anything outside of the tree that is released. */
  readonly writes: boolean;
  readonly timeoutMs: number | null;
}

/** One place a release is deployed to. */
export interface DeployTarget {
  readonly name: string;
  readonly command: Command;
  /** Ids of checks that must be good afterwards. */
  readonly gate: readonly string[];
  /** How long they may take to become good, ms; null for the default. */
  readonly gateMs: number | null;
  /** Nobody wrote that it is to be deployed to, so a person is asked when its turn comes. */
  readonly asks?: true;
}

/** A command and the folder, below the project, in which it runs. */
export interface FolderCommand extends Command {
  readonly folder: string;
}

/** How a project is released: every value with where it comes from. */
export interface ReleaseProfile {
  readonly build: Chosen<readonly FolderCommand[]>;
  readonly test: Chosen<readonly FolderCommand[]>;
  readonly docs: Chosen<readonly FolderCommand[]>;
  readonly versionFiles: Chosen<readonly VersionFile[]>;
  /** `v{version}`; `{name}@{version}` for the packages of a monorepo. */
  readonly tag: Chosen<string>;
  readonly environments: Chosen<readonly DeployTarget[]>;
  readonly publish: Chosen<'here' | 'ci' | 'never'>;
  /** What would be published where; empty when nothing is. */
  readonly publications: Chosen<readonly Publication[]>;
  /** Whether a registry's stage is used where it has one. */
  readonly stage: Chosen<boolean>;
  /** Ignored files that tests need, copied into the tree that is released and never committed. */
  readonly copy: Chosen<readonly string[]>;
  /** Ids of steps or names of phases that are skipped, each with a person's reason. */
  readonly skip: Chosen<readonly { readonly what: string; readonly why: string }[]>;
  /** Fingerprints of what the search for secrets finds and is meant to be there. */
  readonly allow: Chosen<readonly string[]>;
  /** One command per event. */
  readonly announce: Chosen<Readonly<Partial<Record<'start' | 'end' | 'stop', Command | undefined>>>>;
  /** In a separate tree, or in the person's own, which must be clean then. */
  readonly in: Chosen<'worktree' | 'here'>;
  readonly steps: Chosen<readonly OwnStep[]>;
  /** How long a program may be silent, in ms; null leaves it to the steps. */
  readonly idle: Chosen<number | null>;
}
