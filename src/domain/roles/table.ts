import type { Permission, Role } from './permission.ts';

interface Granted {
  /** For people: what it lets somebody do. */
  readonly means: string;
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ['admin', 'developer', 'viewer'];
const WHO_WORKS: readonly Role[] = ['admin', 'developer'];
const ADMIN: readonly Role[] = ['admin'];

/** The one table of who may do what: the permissions of the guides, then ours. Admins may do everything. */
export const TABLE: Readonly<Record<Permission, Granted>> = {
  'agent.create': { means: 'make an agent', roles: WHO_WORKS },
  'agent.delete': { means: 'delete an agent', roles: ADMIN },
  'memory.read': { means: 'read the memory service', roles: EVERYBODY },
  'memory.write': { means: 'write to the memory service', roles: WHO_WORKS },
  'system.configure': { means: 'change what none of the others names', roles: ADMIN },
  'task.delegate': { means: 'give a task to an agent', roles: WHO_WORKS },
  'health.check': { means: 'run checks and diagnoses', roles: EVERYBODY },
  'credential.read': { means: 'see names, states and masked values', roles: EVERYBODY },
  'credential.reveal': { means: 'see, copy or hand out a value', roles: ADMIN },
  'credential.write': { means: 'add, change, import or remove a credential', roles: WHO_WORKS },
  'credential.rotate': { means: 'replace a key by a new one', roles: WHO_WORKS },
  'credential.revoke': { means: 'make a key worthless at its provider', roles: ADMIN },
  'push.run': { means: 'release, and take a release back', roles: WHO_WORKS },
  'recovery.run': { means: 'recover, back up and restore', roles: WHO_WORKS },
  'service.control': { means: 'start, stop and signal services, end processes, run own commands', roles: WHO_WORKS },
  'config.change': { means: 'change the configuration and what is trusted', roles: ADMIN },
  'incident.handle': {
    means: 'acknowledge, silence, pause, note, accept and sign what checks found',
    roles: WHO_WORKS,
  },
  'learning.write': { means: 'write down what was learned', roles: WHO_WORKS },
  'audit.read': { means: 'read, verify and export the audit trail', roles: ADMIN },
};

export function isAllowed(role: Role, permission: Permission): boolean {
  return TABLE[permission].roles.includes(role);
}
