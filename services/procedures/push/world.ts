import type { Status } from '#domain/status.ts';
import type { World } from '#services/ports/world.ts';

/** What a check says of an environment now. */
export interface GateReading {
  readonly id: string;
  readonly status: Status;
  readonly summary: string;
}

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
  /** Where releases are remembered, and the journals they are read from; left out where nothing lasts. */
  readonly state?: Pick<World['state'], 'releases'> | undefined;
  readonly journals?: Pick<World['journals'], 'read'> | undefined;
  /** Where it is remembered what a person chose once; left out where nothing lasts. */
  readonly configStore?: World['configStore'] | undefined;
  /** Looks at checks of the person, anew; left out where there are none. One that does not exist is left out. */
  readonly gate?: ((ids: readonly string[], signal: AbortSignal) => Promise<readonly GateReading[]>) | undefined;
};
