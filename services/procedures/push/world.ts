import type { World } from '#services/ports/world.ts';

/** What a push needs of the world. */
export type PushWorld = Pick<
  World,
  | 'archives'
  | 'clock'
  | 'environment'
  | 'files'
  | 'githubReleases'
  | 'gitObjects'
  | 'net'
  | 'npmPublishing'
  | 'pythonPublishing'
  | 'registries'
  | 'scanner'
  | 'shell'
  | 'workspaces'
> & {
  /** The repository says itself how ssh is called. */
  readonly ownSsh?: boolean | undefined;
};
