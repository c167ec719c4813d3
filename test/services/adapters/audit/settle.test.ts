import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { openAudit } from '#services/adapters/audit/audit.ts';
import type { Head, Place } from '#services/adapters/audit/witnesses.ts';
import { ManualClock } from '#services/fakes/clock.ts';

import { ORIGIN } from '../../../support/audit/trail.ts';

test('an end that the witnesses know is not told them again, however often somebody settles', async () => {
  const path = mkdtempSync(join(tmpdir(), 'cpm-settle-'));
  let head: Head | null = null;
  let asked = 0;
  const place: Place = {
    name: 'a witness',
    read() {
      asked += 1;
      return Promise.resolve(head);
    },
    write(next) {
      head = next;
      return Promise.resolve();
    },
  };
  const audit = openAudit({
    file: join(path, 'audit.db'),
    keyFile: join(path, 'audit.key'),
    keychain: () => null,
    places: [place],
    clock: new ManualClock(),
    origin: () => ORIGIN,
    role: () => 'admin',
    redact: (text) => text,
  });
  await audit.append({ event: 'run_ended', target: 'push-1', outcome: 'done' }, true);
  await Promise.all([audit.settle(), audit.settle()]);
  await audit.settle();
  expect([asked, head]).toMatchObject([1, { seq: 1 }]);
  await audit.append({ event: 'run_started', target: 'push-2', outcome: 'intent' }, true);
  await audit.settle();
  expect([asked, head]).toMatchObject([2, { seq: 2 }]);
  audit.close();
  rmSync(path, { recursive: true });
});
