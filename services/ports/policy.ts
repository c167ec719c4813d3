import type { Permission, Role } from '#domain/roles/permission.ts';

/** What the policy says of the person who started the program. */
export interface Standing {
  readonly role: Role;
  /** Why: `no policy file: you answer for your own data`, `member of cpm-admin`. */
  readonly why: string;
  /** The file that decides; null when there is none. */
  readonly file: string | null;
}

/** Who may do what. */
export interface Policy {
  standing(): Promise<Standing>;
  /** Resolves when it is allowed; else OpsError `permission-denied`, which names who can grant it, and it is recorded. */
  demand(permission: Permission, target: string): Promise<void>;
}
