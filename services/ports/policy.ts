import type { Permission } from '#domain/roles/permission.ts';
import type { Standing } from '#domain/roles/standing.ts';

/** Who may do what. */
export interface Policy {
  standing(): Promise<Standing>;
  /** Resolves when it is allowed; else OpsError `permission-denied`, which names who can grant it, and it is recorded. */
  demand(permission: Permission, target: string): Promise<void>;
  /** The same for an act that cannot wait: throws at once, and the record of a refusal follows. */
  insist(permission: Permission, target: string): void;
}
