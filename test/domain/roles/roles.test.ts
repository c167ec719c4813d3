import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { permissionFor } from '#domain/roles/of-procedure.ts';
import { PERMISSIONS, ROLES } from '#domain/roles/permission.ts';
import { bindingsOf, type Bindings, roleOf } from '#domain/roles/policy-file.ts';
import { isAllowed } from '#domain/roles/table.ts';

const ANA = {
  uid: 1000,
  user: 'ana',
  groups: [
    { gid: 4001, name: 'cpm-dev' },
    { gid: 5000, name: null },
  ],
};

test('an admin may everything, and each lower role no more than the one above it', () => {
  for (const permission of PERMISSIONS) {
    const may = ROLES.map((role) => isAllowed(role, permission));
    expect(may[0]).toBe(true);
    expect(may).toEqual(may.toSorted((one, other) => Number(other) - Number(one)));
  }
});

test('the roles of the guides have what the guides give them', () => {
  for (const permission of ['agent.create', 'agent.delete', 'memory.read', 'memory.write', 'system.configure'] as const)
    expect(isAllowed('admin', permission)).toBe(true);
  for (const permission of ['agent.create', 'memory.read', 'memory.write', 'task.delegate'] as const)
    expect(isAllowed('developer', permission)).toBe(true);
  expect(PERMISSIONS.filter((permission) => isAllowed('viewer', permission))).toEqual([
    'memory.read',
    'health.check',
    'credential.read',
  ]);
});

test('a person has the highest role that is bound to them', () => {
  const bindings = bindingsOf('{"viewer": ["user:ana"], "developer": ["group:cpm-dev"]}') as Bindings;
  expect(roleOf(bindings, ANA)).toEqual({ role: 'developer', by: 'group:cpm-dev' });
  expect(roleOf(bindings, { ...ANA, groups: [] })).toEqual({ role: 'viewer', by: 'user:ana' });
  expect(roleOf(bindings, { uid: 7, user: 'ben', groups: [] })).toBeNull();
  const byNumber = bindingsOf('{"admin": ["group:5000"], "developer": ["user:1000"]}') as Bindings;
  expect(roleOf(byNumber, ANA)).toEqual({ role: 'admin', by: 'group:5000' });
});

test('a procedure that nobody named needs the most', () => {
  expect(permissionFor('push')).toBe('push.run');
  expect(permissionFor('something-new')).toBe('system.configure');
});

test('every procedure that can be made again has a permission of its own', () => {
  const makers = readFileSync('src/launcher/runs/procedures.ts', 'utf8');
  const [, list = ''] = /const MAKERS[^{]*\{([^}]*)\}/.exec(makers) ?? [];
  const names = [...list.matchAll(/^\s*'?([a-z-]+)'?[,:]/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => permissionFor(name) === 'system.configure')).toEqual([]);
});
