import { expect, test } from 'vitest';

import type { AuditEntry } from '#domain/audit/event.ts';

import { trailFolder } from '../../../support/audit/trail.ts';

const used: AuditEntry = { event: 'credential_used', target: 'github/main', outcome: 'done' };

test('another role is recorded before the first act under it, in this process and in the next one', async () => {
  using folder = trailFolder();
  let role = 'admin';
  const first = folder.open({ role: () => role });
  await first.append(used, true);
  role = 'viewer';
  await first.append(used, true);
  await first.append(used, true);
  role = 'developer';
  const second = folder.open({ role: () => role });
  await second.append(used, true);
  const told = (await second.list({})).toReversed().map(({ event, role: as, details }) => [event, as, details]);
  expect(told).toEqual([
    ['credential_used', 'admin', undefined],
    ['role_changed', 'viewer', { before: 'admin', after: 'viewer' }],
    ['credential_used', 'viewer', undefined],
    ['credential_used', 'viewer', undefined],
    ['role_changed', 'developer', { before: 'viewer', after: 'developer' }],
    ['credential_used', 'developer', undefined],
  ]);
  expect((await second.verify()).tampering).toEqual([]);
});
