import type { Archives } from '#services/ports/archives.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Files } from '#services/ports/files.ts';
import type { GitObjects } from '#services/ports/git-objects.ts';
import type { Net } from '#services/ports/net.ts';
import type { Scanner } from '#services/ports/scanner.ts';
import type { Shell } from '#services/ports/shell.ts';
import type { Workspaces } from '#services/ports/workspace.ts';

/** What a push needs of the world. */
export interface PushWorld {
  readonly clock: Clock;
  readonly shell: Shell;
  readonly files: Files;
  readonly environment: Environment;
  readonly workspaces: Workspaces;
  readonly net: Net;
  /** The repository says itself how ssh is called. */
  readonly ownSsh?: boolean | undefined;
  readonly gitObjects: GitObjects;
  readonly scanner: Scanner;
  readonly archives: Archives;
}
