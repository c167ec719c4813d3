import type { Archives } from './archives.ts';
import type { Backups } from './backups.ts';
import type { Checkouts } from './checkouts.ts';
import type { Clock } from './clock.ts';
import type { ConfigStore } from './config-store.ts';
import type { Environment } from './environment.ts';
import type { Files } from './files.ts';
import type { GitObjects } from './git-objects.ts';
import type { Git } from './git.ts';
import type { GitHubReleases } from './github-releases.ts';
import type { GitHub } from './github.ts';
import type { Inventory } from './inventory.ts';
import type { Journals } from './journals.ts';
import type { Keychains } from './keychain.ts';
import type { Learnings } from './learnings.ts';
import type { Locks } from './locks.ts';
import type { Logs } from './logs.ts';
import type { ServiceManager } from './managers.ts';
import type { Net } from './net.ts';
import type { Processes } from './processes.ts';
import type { NpmPublishing } from './publishing.ts';
import type { PythonPublishing } from './python-publishing.ts';
import type { Registries } from './registries.ts';
import type { Scanner } from './scanner.ts';
import type { Secrets } from './secrets.ts';
import type { Series } from './series.ts';
import type { Shell } from './shell.ts';
import type { State } from './state.ts';
import type { System } from './system.ts';
import type { Triage } from './triage.ts';
import type { Workspaces } from './workspace.ts';

/** Everything the program can do to the world. `src/main.ts` picks the real one or the made-up one. */
export interface World {
  readonly clock: Clock;
  readonly environment: Environment;
  /** The files of the program's own configuration. */
  readonly configStore: ConfigStore;
  readonly system: System;
  readonly shell: Shell;
  readonly files: Files;
  readonly workspaces: Workspaces;
  readonly git: Git;
  readonly gitObjects: GitObjects;
  readonly archives: Archives;
  readonly checkouts: Checkouts;
  readonly backups: Backups;
  readonly scanner: Scanner;
  readonly github: GitHub;
  readonly githubReleases: GitHubReleases;
  readonly net: Net;
  readonly inventory: Inventory;
  readonly processes: Processes;
  readonly managers: readonly ServiceManager[];
  readonly logs: Logs;
  readonly state: State;
  /** What was remembered of each check, over any time. */
  readonly series: Series;
  readonly registries: Registries;
  readonly npmPublishing: NpmPublishing;
  readonly pythonPublishing: PythonPublishing;
  readonly journals: Journals;
  readonly locks: Locks;
  readonly triage: Triage;
  readonly learnings: Learnings;
  readonly secrets: Secrets;
  readonly keychains: Keychains;
}
