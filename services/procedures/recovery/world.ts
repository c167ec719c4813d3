import type { ProjectRecovery, RecoverySettings } from '#domain/recovery/settings.ts';
import type { World } from '#services/ports/world.ts';
import type { BackupFacts } from '#services/procedures/backup/sources.ts';
import type { KnownService, ServiceWorld } from '#services/procedures/service/world.ts';

/** What a recovery needs of the world. */
export type RecoveryWorld = World &
  Pick<ServiceWorld, 'gate' | 'refresh'> & {
    /** Why the configuration of the console cannot be used as it is now; null when it can. Missing where nobody can look. */
    readonly configuration?: (() => Promise<string | null>) | undefined;
  };

/** What planning needs to know of the configuration; a whole one will do. */
export interface RecoveryFacts {
  readonly services: readonly (KnownService & {
    readonly logs?: readonly string[] | undefined;
    readonly data?: readonly string[] | undefined;
  })[];
  readonly checks: readonly {
    readonly id: string;
    readonly kind?: string | undefined;
    readonly params?: unknown;
    readonly dependsOn?: readonly string[] | undefined;
  }[];
  readonly projects: readonly {
    readonly id: string;
    readonly path: string;
    readonly recovery?: ProjectRecovery | undefined;
  }[];
  readonly recovery: RecoverySettings;
  /** Where the memory service is asked. */
  readonly memory?: { readonly host: string; readonly port: number } | undefined;
  /** The file of the configuration. */
  readonly path?: string | undefined;
  /** What is backed up besides; without it nothing is known of backups. */
  readonly backup?: BackupFacts['backup'] | undefined;
}
