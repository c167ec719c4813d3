import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, it, onTestFinished } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';

import { readingWith } from '../../../support/reading.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const isRoot = process.getuid?.() === 0;
const strict = process.env['CPM_TEST_STRICT'] === '1';

/** A closed file with readings of many checks, several pages long. */
function filledFile(dir: string): string {
  const state = openState({ dir, clock: new ManualClock() });
  state.record(Array.from({ length: 500 }, (_none, n) => readingWith({ id: `a:${n}`, evidence: 'x'.repeat(500) })));
  state.close();
  return join(dir, 'state.db');
}

const names = (dir: string) => readdirSync(dir).filter((name) => name.includes('corrupt'));

it.each<[string, (file: string) => void]>([
  [
    'is something else',
    (file) => writeFileSync(file, 'this is no database, and long enough to be looked at twice'.repeat(100)),
  ],
  ['lost its head', (file) => overwrite(file, 0, 4096)],
  ['lost its end', (file) => truncateSync(file, 4096 * 3 + 17)],
  ['lost a page of its table', (file) => overwrite(file, 4096 * 4, statSync(file).size - 4096 * 4)],
])('sets a file aside that %s, says so and begins a new one', (_name, damage) => {
  const dir = stateDir();
  const file = filledFile(dir);
  damage(file);
  const state = stateIn(dir);
  expect(state.readings()).toEqual([]);
  expect(state.notice).toContain('state.db.corrupt-20260105T100000Z');
  expect(statSync(join(dir, names(dir)[0]!)).size).toBeGreaterThan(4096);
  state.record([readingWith()]);
  expect(stateIn(dir).readings()).toHaveLength(1);
  expect(stateIn(dir).notice).toBeNull();
});

it('survives a file that is damaged while it is open', () => {
  const dir = stateDir();
  const file = filledFile(dir);
  const [state, other] = [stateIn(dir), stateIn(dir)];
  overwrite(file, 4096, statSync(file).size - 4096);
  const reading = readingWith({ id: 'a:1', takenAt: readingWith().takenAt + 1, summary: 'after' });
  state.record([reading]);
  expect(state.notice).toContain('damaged');
  expect(state.readings()).toEqual([reading]);
  state.record([{ ...reading, takenAt: reading.takenAt + 1 }]);
  expect(other.readings()).toHaveLength(1);
  expect(other.notice).toContain('damaged');
  expect(names(dir).filter((name) => !/-(wal|shm)$/.test(name))).toHaveLength(1);
});

it.each<[string, (file: string) => void]>([
  ['deleted', (file) => ['', '-wal', '-shm'].forEach((suffix) => rmSync(`${file}${suffix}`, { force: true }))],
  ['moved away', (file) => renameSync(file, `${file}.old`)],
])('notices that the file was %s, and goes on in a new one', (_name, remove) => {
  const dir = stateDir();
  const file = filledFile(dir);
  const state = stateIn(dir);
  state.record([readingWith()]);
  remove(file);
  expect(state.takeLease()).toBeNull();
  state.record([readingWith({ id: 'a:new' })]);
  expect(state.readings().map(({ id }) => id)).toEqual(['a:new']);
  expect(stateIn(dir).readings()).toHaveLength(1);
});

it('leaves a file alone that a newer release wrote', () => {
  const dir = stateDir();
  const file = filledFile(dir);
  using db = new DatabaseSync(file);
  db.exec('pragma user_version = 9999');
  const state = stateIn(dir);
  expect(state.notice).toMatch(/9999.*Update cpm-console/);
  state.record([readingWith()]);
  expect(state.readings()).toHaveLength(1);
  expect(db.prepare('select count(*) as n from reading').get()).toEqual({ n: 500 });
});

it.each([
  ['there is no home', null],
  ['the folder cannot be made', '/dev/null/cpm-console'],
  ['the kernel makes no folder there', '/proc/cpm-console'],
])('keeps everything in memory when %s', (_name, dir) => {
  const state = stateIn(dir);
  expect(state.notice).toMatch(/^Nothing is remembered after the end: /);
  state.record([readingWith({ value: 3 })]);
  state.pause('http:api', 42);
  expect(state.readings()).toHaveLength(1);
  expect(state.history('http:api', 0, 10)).toHaveLength(1);
  expect(state.pauses()).toEqual({ 'http:api': 42 });
  expect(state.takeLease()).toBeNull();
});

it.each([
  ['an empty read-only folder', () => undefined],
  ['a read-only folder with a file of somebody else', filledFile],
])('keeps everything in memory in %s', (_name, fill) => {
  const dir = mkdtempSync(join(tmpdir(), 'cpm-state-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  fill(dir);
  for (const name of readdirSync(dir)) chmodSync(join(dir, name), 0o444);
  chmodSync(dir, 0o555);
  onTestFinished(() => chmodSync(dir, 0o700));
  const nobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
  const run = (...command: readonly string[]) => {
    const [file = '', ...args] = [...nobody, ...command];
    return spawnSync(file, args, { encoding: 'utf8' });
  };
  expect(run('touch', join(dir, 'probe')).status).not.toBe(0);
  const { stdout, stderr } = run(process.execPath, join(import.meta.dirname, 'fixtures/looker.ts'), dir);
  expect(stderr).toBe('');
  const { notice, readings } = JSON.parse(stdout) as { notice: string; readings: number };
  expect(notice).toContain('Nothing is remembered after the end');
  expect(readings).toBe(1);
});

it('goes on with a full disk, says so, and saves again when there is room', (ctx) => {
  const dir = stateDir();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { encoding: 'utf8' });
  if (mounted.status !== 0 && !strict) return ctx.skip('needs the right to mount a small tmpfs');
  onTestFinished(() => void spawnSync('umount', ['--lazy', dir]));
  const clock = new ManualClock();
  const state = openState({ dir, clock });
  onTestFinished(() => state.close());
  let value = 0;
  const record = () => {
    clock.advance(1000);
    value += 1;
    state.record([readingWith({ value, takenAt: clock.now(), evidence: 'x'.repeat(4000) })]);
  };
  record();
  writeFileSync(join(dir, 'filler'), Buffer.alloc(500_000));
  for (let turn = 0; turn < 1000 && state.notice === null; turn += 1) record();
  expect(state.notice).toBe('Nothing is saved at the moment: the disk is full.');
  expect(state.readings().map((reading) => reading.value)).toEqual([value]);
  const pauseMany = () => {
    for (let n = 0; n < 1000; n += 1) state.pause(`${n} ${'x'.repeat(1000)}`, 42);
  };
  expect(pauseMany).toThrow(OpsError);
  expect(state.takeLease()).toBeNull();
  rmSync(join(dir, 'filler'));
  record();
  expect(state.notice).toBeNull();
  state.pause('http:api', 42);
  expect(stateIn(dir).readings()[0]?.value).toBe(value);
});

it('is for its owner alone', () => {
  const dir = join(stateDir(), 'deeper', 'cpm-console');
  const state = stateIn(dir);
  state.record([readingWith()]);
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect(modeOf(dir)).toBe('700');
  expect(readdirSync(dir).map((name) => [name, modeOf(join(dir, name))])).toEqual([
    ['state.db', '600'],
    ['state.db-shm', '600'],
    ['state.db-wal', '600'],
  ]);
});

it('shuts a folder and a file that stood open', () => {
  const dir = stateDir();
  const file = filledFile(dir);
  chmodSync(dir, 0o755);
  chmodSync(file, 0o644);
  stateIn(dir).record([readingWith()]);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
});

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, from, from + length);
  writeFileSync(file, bytes);
}
