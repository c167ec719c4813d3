import type { Permission } from './permission.ts';

const NEEDED: Readonly<Record<string, Permission>> = {
  push: 'push.run',
  rollback: 'push.run',
  recover: 'recovery.run',
  mend: 'recovery.run',
  backup: 'recovery.run',
  putback: 'recovery.run',
  service: 'service.control',
  'end-process': 'service.control',
  'continue-process': 'service.control',
  command: 'service.control',
  quick: 'service.control',
  diagnose: 'health.check',
  rotate: 'credential.rotate',
  revoke: 'credential.revoke',
  give: 'credential.reveal',
  import: 'credential.write',
};

/** What a person must be allowed to run a procedure; the strictest for one that nobody named here. */
export function permissionFor(procedure: string): Permission {
  return NEEDED[procedure] ?? 'system.configure';
}
