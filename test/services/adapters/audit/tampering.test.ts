import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Audit } from '#services/ports/audit.ts';

import { attacked, attacks, replaceRows, rowsIn } from '../../../support/audit/tampering.ts';
import { trailFolder } from '../../../support/audit/trail.ts';

const EACH = 10;
const WRITERS = ['ana', 'ben', 'cleo', 'dan'];

const folder = trailFolder();
afterAll(() => folder[Symbol.dispose]());
let audit: Audit;
let records: ReturnType<typeof rowsIn>;

/** Four processes at once, then this one reads. */
beforeAll(async () => {
  const writers = WRITERS.map((name) =>
    spawn(process.execPath, ['test/support/audit/writer.ts', folder.path, name, String(EACH)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  );
  await Promise.all(writers.map((child) => once(child, 'exit')));
  audit = folder.open();
  await audit.settle();
  folder.tamper((db) => {
    records = rowsIn(db);
  });
});

test('four processes write one chain, each in its own order, and nothing is wrong with it', async () => {
  const verdict = await audit.verify();
  expect(verdict).toMatchObject({ records: 4 * EACH, unsealed: 0, tampering: [], witnessed: 4 * EACH });
  const written = (await audit.list({})).map(({ target }) => target).toReversed();
  for (const name of WRITERS)
    expect(written.filter((target) => target.startsWith(`${name}/`))).toEqual(
      Array.from({ length: EACH }, (_, n) => `${name}/${n + 1}`),
    );
});

test('each of a thousand random tamperings is found', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(attacks, async (attack) => {
      const after = attacked(records, attack);
      fc.pre(JSON.stringify(after) !== JSON.stringify(records));
      tamper(after);
      tried += 1;
      const { tampering } = await audit.verify();
      expect(tampering.length).toBeGreaterThan(0);
      for (const { seq } of tampering) expect(seq).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
  expect(tried).toBeGreaterThanOrEqual(1000);
  tamper(records);
  expect((await audit.verify()).tampering).toEqual([]);
});

test.each([
  ['edit', 'changed'],
  ['edit-seal', 'changed'],
  ['delete', 'missing'],
  ['renumber', 'missing'],
  ['insert', 'inserted'],
  ['swap', 'order'],
  ['copy', 'order'],
  ['truncate', 'truncated'],
] as const)('%s is told as %s, at its record', async (kind, what) => {
  tamper(attacked(records, { kind, at: 0.5, other: 0.06, word: 'forged' }));
  const { tampering } = await audit.verify();
  expect(tampering[0]).toMatchObject({ seq: 2 * EACH + 1, what });
  expect(tampering.length).toBeLessThanOrEqual(2);
  tamper(records);
});

test('a trail that was thrown away and begun anew is not taken for the old one', async () => {
  using other = trailFolder();
  const first = other.open();
  await first.append({ event: 'credential_used', target: 'a', outcome: 'done' }, true);
  await first.settle();
  other.tamper((db) => db.exec('delete from record; delete from trail'));
  const second = other.open();
  await second.append({ event: 'credential_used', target: 'b', outcome: 'done' }, true);
  await second.settle();
  expect((await second.verify()).tampering).toMatchObject([{ what: 'truncated' }]);
});

test('a trail written anew with another key is not believed', async () => {
  using other = trailFolder();
  const real = other.open();
  await real.append({ event: 'credential_used', target: 'a', outcome: 'done' }, true);
  writeFileSync(`${other.path}/state/audit.key`, `${'ab'.repeat(32)}\n`);
  const reader = other.open();
  await expect(reader.verify()).rejects.toMatchObject({ code: 'audit-key-lost' });
});

test('a connection like any other can change nothing', async () => {
  using other = trailFolder();
  await other.open().append({ event: 'credential_used', target: 'a', outcome: 'done' }, true);
  const db = new DatabaseSync(other.file);
  expect(() => db.exec("update record set body = 'x'")).toThrow('only added');
  expect(() => db.exec('delete from record')).toThrow('only added');
  db.close();
});

function tamper(rows: typeof records): void {
  folder.tamper((db) => replaceRows(db, rows));
}
