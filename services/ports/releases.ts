import type { Release } from '#domain/recovery/release.ts';

/** Pushes that were through. */
export interface Releases {
  /** Remembers a release; one of the same run is remembered already. */
  add(release: Release): void;
  /** Those of a project, the newest first. */
  of(project: string): readonly Release[];
}
