import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { realReports } from '#services/adapters/reports/reports.ts';
import { fakeReports } from '#services/fakes/reports.ts';

function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'cpm-reports-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

const nth = (day: number) => `monitor-202601${String(day).padStart(2, '0')}-100000.json`;

describe.each([
  ['on disk', () => realReports(join(scratch(), 'state'))],
  ['the fake', () => fakeReports(() => 0)],
])('reports: %s', (_name, open) => {
  it('keeps lines and gives the last of them', async () => {
    const reports = open();
    expect(await reports.tail(5)).toEqual([]);
    for (const line of ['one', 'two', 'three']) expect(await reports.log(line)).toBeNull();
    expect(await reports.tail(2)).toEqual(['two', 'three']);
  });

  it('keeps reports, the newest first, and reads them back', async () => {
    const reports = open();
    await reports.keep(nth(1), '{"n":1}');
    await reports.keep(nth(2), '{"n":2}');
    expect((await reports.list()).map(({ name, bytes }) => [name, bytes])).toEqual([
      [nth(2), 7],
      [nth(1), 7],
    ]);
    expect(await reports.read(nth(1))).toBe('{"n":1}');
    expect(await reports.read('../state.db')).toBeNull();
  });

  it('says why a file that a person named cannot be written', async () => {
    await expect(open().write('/proc/nothing/r.json', '{}')).rejects.toMatchObject({
      code: 'report-unwritable',
      exit: 'usage',
    });
  });
});

it('rotates the log and keeps five old ones, private to the person', async () => {
  const dir = join(scratch(), 'state');
  const reports = realReports(dir, 10);
  for (let line = 0; line < 30; line += 1) await reports.log(`line ${String(line).padStart(5, '0')}`);
  const names = readdirSync(dir).toSorted();
  expect(names).toEqual(['health.log', ...[1, 2, 3, 4, 5].map((age) => `health.log.${age}`)]);
  expect(readFileSync(join(dir, 'health.log'), 'utf8')).toBe('line 00029\n');
  expect(readFileSync(join(dir, 'health.log.1'), 'utf8')).toBe('line 00028\n');
  expect(statSync(join(dir, 'health.log')).mode & 0o777).toBe(0o600);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

it('keeps only the newest thirty reports, whole', async () => {
  const dir = scratch();
  const reports = realReports(dir);
  for (let day = 1; day <= 31; day += 1) await reports.keep(nth(day), '{}');
  const kept = await reports.list();
  expect(kept).toHaveLength(30);
  expect(kept.at(-1)?.name).toBe(nth(2));
  await reports.write(join(dir, 'mine.json'), 'new');
  expect(readFileSync(join(dir, 'mine.json'), 'utf8')).toBe('new');
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
});
