import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { openState } from '#services/adapters/state/open-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeCredentialRecords } from '#services/fakes/credential-records.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';

import { recordWith } from '../support/credentials/record.ts';

function inFile(): CredentialRecords {
  const dir = mkdtempSync(join(tmpdir(), 'cpm-credentials-'));
  const state = openState({ dir, clock: new ManualClock() });
  onTestFinished(() => {
    state.close();
    rmSync(dir, { recursive: true });
  });
  return state.credentials;
}

describe.each([
  ['the file', inFile],
  ['the fake', fakeCredentialRecords],
])('records of credentials: %s', (_name, open) => {
  it('gives a record back as it was, by name', () => {
    const records = open();
    const full = recordWith({
      name: 'npm/publish',
      tested: { outcome: 'ok', at: 5, summary: 'ana-dev', scopes: ['publish'], expiresAt: null },
      usedBy: [{ kind: 'push', target: 'api', at: 7 }],
      wants: ['acme/api'],
      probe: { header: 'X-Key', ok: [200, 204] },
    });
    records.put(full);
    records.put(recordWith());
    expect(records.all().map(({ name }) => name)).toEqual(['github/main', 'npm/publish']);
    expect(records.get('npm/publish')).toEqual(full);
    expect(records.get('nobody')).toBeNull();
  });

  it('replaces a record of the same name', () => {
    const records = open();
    records.put(recordWith());
    records.put(recordWith({ leakedAt: 9 }));
    expect(records.all()).toEqual([recordWith({ leakedAt: 9 })]);
  });

  it('counts failures by credential and host, and forgets them with the record', () => {
    const records = open();
    records.put(recordWith());
    records.setLockout('github/main', 'api.github.com', { failures: 5, until: 900 });
    records.setLockout('github/main', 'ghe.acme.example', { failures: 1, until: null });
    expect(records.lockout('github/main', 'api.github.com')).toEqual({ failures: 5, until: 900 });
    expect(records.lockout('github/main', 'ghe.acme.example')).toEqual({ failures: 1, until: null });
    expect(records.lockout('npm/publish', 'api.github.com')).toEqual({ failures: 0, until: null });
    records.remove('github/main');
    expect(records.all()).toEqual([]);
    expect(records.lockout('github/main', 'api.github.com')).toEqual({ failures: 0, until: null });
  });
});
