import type { Step } from '#domain/release/edits/version-file.ts';

import type { Command } from './component.ts';
import type { NodeManager } from './node-manager.ts';
import type { DeployTarget, OwnStep, Reason } from './profile.ts';

/** A file that carries the version, as a person names it. `detected` stands for everything that was found. */
export type NamedVersionFile =
  | 'detected'
  | {
      readonly path: string;
      /** Way to the version in a JSON, TOML or YAML file, or the variable of a Python module. */
      readonly key?: readonly Step[] | undefined;
      /** A regular expression with a group `version`; for any other text. */
      readonly pattern?: string | undefined;
      readonly scheme?: 'semver' | 'pep440' | undefined;
    };

/** The `push` part of what a person wrote. What is left out is detected. */
export interface PushSettings {
  readonly manager?: NodeManager | undefined;
  readonly in?: 'worktree' | 'here' | undefined;
  readonly tag?: string | undefined;
  /** An empty list is a step that is not wanted. */
  readonly build?: readonly Command[] | undefined;
  readonly test?: readonly Command[] | undefined;
  readonly docs?: readonly Command[] | undefined;
  readonly versionFiles?: readonly NamedVersionFile[] | undefined;
  readonly publish?: 'here' | 'ci' | 'never' | undefined;
  /** Whether what is published waits on the registry's stage until the push is through. */
  readonly stage?: boolean | undefined;
  readonly environments?: readonly DeployTarget[] | undefined;
  readonly worktree?: { readonly copy?: readonly string[] | undefined } | undefined;
  readonly skip?: readonly { readonly what: string; readonly why: string }[] | undefined;
  /** Fingerprints of findings that are meant to be there. */
  readonly allow?: readonly string[] | undefined;
  /** How long a program of a release may be silent, in ms. */
  readonly idle?: number | undefined;
  readonly announce?: Readonly<Partial<Record<'start' | 'end' | 'stop', Command | undefined>>> | undefined;
  readonly steps?: readonly OwnStep[] | undefined;
}

/** Settings and where they were written. */
export interface SettingsLayer {
  readonly from: Exclude<Reason['from'], 'detected' | 'default'>;
  /** `projects[2].push in ~/.config/cpm-console/config.yaml` */
  readonly where: string;
  readonly settings: PushSettings;
}
