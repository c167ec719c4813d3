import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openAudit } from '../../services/adapters/audit/audit.ts';
import { ownOrigin } from '../../services/adapters/audit/origin.ts';
import { realClock } from '../../services/adapters/clock.ts';
import { redactorOf } from '../../src/domain/redact/redactor-of.ts';
import type { Row } from './row.ts';

const RECORDS = 2000;
const LINES = 100_000;
const LINE = '2026-11-20T12:00:00Z INFO request id=abc method=GET path=/memories?user=1 status=200 ms=12 ua="node"\n';
const PIECE = 65_536;
const SECRETS = 50;

/** What the trail costs an act, and how fast output is redacted. Budgets are absolute: they are judged on a quiet machine. */
export async function rows(): Promise<Row[]> {
  const { append, verify } = await trail();
  return [
    row('a record of the audit, sealed and on the disk', append, 1, 'ms'),
    row(`verification of ${RECORDS} records`, verify, null, 'ms'),
    row(`redaction of a stream with ${SECRETS} known values`, redaction(), null, 'MB/s'),
  ];
}

const row = (name: string, ours: number, budget: number | null, unit: Row['unit']): Row => ({
  name,
  ours,
  theirs: null,
  ratio: null,
  budget,
  unit,
});

/** Medians, in ms. */
async function trail(): Promise<{ readonly append: number; readonly verify: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'cpm-bench-audit-'));
  const audit = openAudit({
    file: join(folder, 'audit.db'),
    keyFile: join(folder, 'audit.key'),
    keychain: () => null,
    places: [],
    clock: realClock(),
    origin: ownOrigin,
    role: () => 'admin',
    redact: (text) => text,
  });
  const times: number[] = [];
  for (let n = 0; n < RECORDS; n += 1) {
    const begun = performance.now();
    await audit.append({ event: 'credential_used', target: 'github/main', outcome: 'done', details: { n } }, true);
    times.push(performance.now() - begun);
  }
  const begun = performance.now();
  await audit.verify();
  const verify = performance.now() - begun;
  audit.close();
  rmSync(folder, { recursive: true });
  return { append: times.toSorted((one, other) => one - other)[RECORDS / 2] ?? 0, verify };
}

function redaction(): number {
  const known = Array.from({ length: SECRETS }, (_, n) => ({
    name: `s${n}`,
    value: `secretvalue${n}${'x'.repeat(20)}`,
  }));
  const stream = redactorOf({ environment: { all: () => ({}) }, secrets: { known: () => known } }).stream();
  const text = LINE.repeat(LINES);
  const begun = performance.now();
  for (let at = 0; at < text.length; at += PIECE) stream.push(text.slice(at, at + PIECE));
  stream.flush();
  return text.length / 1000 / (performance.now() - begun);
}
