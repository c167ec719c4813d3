import type { World } from '#services/ports/world.ts';

/** What installing dependencies anew needs of the world. */
export type ReinstallWorld = Pick<
  World,
  'clock' | 'environment' | 'files' | 'net' | 'registries' | 'shell' | 'system' | 'workspaces'
>;
