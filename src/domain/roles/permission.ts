/** What may be allowed: those of the guides, and ours. */
export const PERMISSIONS = [
  'agent.create',
  'agent.delete',
  'memory.read',
  'memory.write',
  'system.configure',
  'task.delegate',
  'health.check',
  'credential.read',
  'credential.reveal',
  'credential.write',
  'credential.rotate',
  'credential.revoke',
  'push.run',
  'recovery.run',
  'service.control',
  'config.change',
  'incident.handle',
  'learning.write',
  'audit.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export function isPermission(word: string): word is Permission {
  return PERMISSIONS.some((permission) => permission === word);
}

export const ROLES = ['admin', 'developer', 'viewer'] as const;

export type Role = (typeof ROLES)[number];
