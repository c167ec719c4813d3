import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it } from 'vitest';

import { BackingUp } from '../../../support/backups/backing-up.ts';
import { tmpfs } from '../../../support/mounted.ts';
import { lacksAdmin } from '../../../support/privileged.ts';

/** Become somebody who may do nothing. */
const BECOME = ['--reuid=65534', '--regid=65534', '--clear-groups'];

/** Changes one byte of a file in place. */
function flipped(path: string, at: number): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at);
}

function filled(box: BackingUp, count = 40): void {
  for (let at = 0; at < count; at += 1)
    writeFileSync(
      join(box.data, `file-${at}`),
      Buffer.from(Array.from({ length: 500 }, (_, n) => (n * at * 31) % 256)),
    );
}

describe('a backup that was changed after it was made', () => {
  it.each([
    ['in its first byte', () => 0],
    ['in the frame header', () => 5],
    ['in its content', (size: number) => Math.floor(size * 0.3)],
    ['in its manifest', (size: number) => Math.floor(size * 0.9)],
    ['in what it says of itself', (size: number) => size - 100],
    ['in its last byte', (size: number) => size - 1],
  ])('is found out: %s', async (_where, at) => {
    using box = new BackingUp();
    filled(box);
    const made = await box.create();
    flipped(made.place, at(made.bytes ?? 0));
    const verdict = await box.backups.verify(made.id, box.signal);
    expect(verdict).toMatchObject({ ok: false });
    expect(verdict.problems.length).toBe(1);
    await expect(box.restored(made.id)).rejects.toMatchObject({ code: 'backup-damaged', exit: 'critical' });
    expect(readdirSync(box.root).toSorted()).toEqual(['backups', 'data']);
    expect((await box.backups.list())[0]).toMatchObject({ id: made.id, verifiedAt: null });
  });

  it('is found out when it is cut, longer, gone, or its notes were changed', async () => {
    using box = new BackingUp();
    filled(box);
    const [cut, longer, gone, noted] = [await box.create(), await box.create(), await box.create(), await box.create()];
    truncateSync(cut.place, (cut.bytes ?? 0) - 10);
    appendFileSync(longer.place, 'x');
    truncateSync(gone.place, 0);
    const notes = join(box.folder, `${noted.id}.json`);
    writeFileSync(notes, readFileSync(notes, 'utf8').replace('"files":40', '"files":41'));
    for (const { id } of [cut, longer, gone, noted])
      expect(await box.backups.verify(id, box.signal)).toMatchObject({ ok: false });
    expect((await box.backups.list()).length).toBe(4);
  });
});

describe('databases', () => {
  it('are copied whole while somebody writes to them', async () => {
    using box = new BackingUp();
    const path = join(box.data, 'live.db');
    const writer = spawn(process.execPath, ['--no-warnings', '-e', WRITER, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(writer.stdout, 'data');
    const made = await box.create().finally(() => writer.kill('SIGKILL'));
    const entries = await box.backups.entries(made.id);
    expect(entries.map(({ path: name, database }) => [name, database])).toEqual([
      ['data', false],
      ['data/live.db', true],
    ]);
    expect(await box.backups.test(made.id, box.signal)).toMatchObject({ ok: true });
    using copy = opened(join(await box.restored(made.id), 'data/live.db'));
    const pairs = copy.database.prepare('select a, b from t').all();
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(({ a, b }) => a !== b)).toEqual([]);
  });

  it('that are damaged or locked are told and kept as they lie there', async () => {
    using box = new BackingUp();
    for (const name of ['broken.db', 'locked.db']) {
      using made = opened(join(box.data, name));
      made.database.exec('create table t(a text)');
      for (let at = 0; at < 200; at += 1) made.database.exec(`insert into t values('${'row'.repeat(50)}')`);
    }
    const broken = readFileSync(join(box.data, 'broken.db'));
    broken.fill(0x55, 4096, 12_288);
    writeFileSync(join(box.data, 'broken.db'), broken);
    using holder = opened(join(box.data, 'locked.db'));
    holder.database.exec("begin exclusive; insert into t values('not yet')");
    const made = await box.create();
    expect(made.left.map(({ path }) => path)).toEqual(['data/broken.db', 'data/locked.db']);
    expect(made.left[0]?.why).toMatch(/damaged already/);
    expect(made.left[1]?.why).toMatch(/locked/);
    expect((await box.backups.entries(made.id)).filter(({ database }) => database)).toEqual([]);
    expect(readFileSync(join(await box.restored(made.id), 'data/broken.db')).length).toBe(broken.length);
  });
});

describe('what goes wrong', () => {
  it('is told with how much is missing when the disk is full, and leaves nothing', async (ctx) => {
    const lacks = lacksAdmin();
    if (lacks !== null) return ctx.skip(lacks);
    await using disk = await tmpfs('size=12m');
    using box = new BackingUp(join(disk.path, 'backups'));
    writeFileSync(join(box.data, 'large'), Buffer.alloc(40 * 1024 * 1024, 'compresses well'));
    await expect(box.create()).rejects.toMatchObject({ code: 'no-space', exit: 'refused' });
    expect(readdirSync(box.folder)).toEqual([]);
    writeFileSync(join(box.data, 'large'), 'small');
    const made = await box.create();
    writeFileSync(join(disk.path, 'filler'), Buffer.alloc(10 * 1024 * 1024, 'f'));
    await expect(box.backups.restore(made.id, { into: join(disk.path, 'into') }, box.signal)).rejects.toMatchObject({
      code: 'no-space',
    });
    expect(existsSync(join(disk.path, 'into'))).toBe(false);
    return undefined;
  });

  it('leaves nothing when it is stopped, and tidies what was killed', async () => {
    using box = new BackingUp();
    writeFileSync(join(box.data, 'large'), Buffer.from(Array.from({ length: 4_000_000 }, () => Math.random() * 256)));
    const stop = new AbortController();
    const stopped = box.backups.create({
      sources: [box.source()],
      run: null,
      quiesced: false,
      signal: stop.signal,
      progress: () => stop.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled', exit: 'interrupted' });
    expect(readdirSync(box.folder)).toEqual([]);
    const dead = `.backup-20260101-000000-0000.${await deadPid()}-1.part`;
    writeFileSync(join(box.folder, dead), 'half');
    mkdirSync(join(box.folder, dead.replace('.part', '.work')));
    expect(await box.backups.list()).toEqual([]);
    const made = await box.create();
    expect(readdirSync(box.folder).toSorted()).toEqual([`${made.id}.json`, `${made.id}.tar.zst`]);
  });

  it('tells files without rights, and fails where the source is required', (ctx) => {
    if (process.getuid?.() !== 0) ctx.skip('needs root, to become somebody who may not');
    const args = [...BECOME, process.execPath, 'test/support/backups/as-nobody.ts'];
    const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
    expect(JSON.parse(execFileSync('setpriv', args, { env, encoding: 'utf8' }))).toEqual({
      reads: false,
      left: [{ path: 'data/shut', why: 'no right to read it' }],
      required: 'source-missing',
    });
  });
});

/** Writes pairs that are equal in every transaction, for ever. */
const WRITER = `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1]);
db.exec('pragma journal_mode=wal; create table t(a, b)');
const pair = db.prepare('insert into t values(?, ?)');
process.stdin.on('end', () => process.exit());
process.stdin.resume();
let n = 0;
const again = () => {
  for (let at = 0; at < 20; at += 1) {
    db.exec('begin');
    pair.run(n, null); db.exec('update t set b = a where b is null');
    db.exec('commit');
    n += 1;
  }
  if (n === 100) process.stdout.write('going');
  setImmediate(again);
};
again();
`;

function opened(path: string) {
  const database = new DatabaseSync(path);
  return { database, [Symbol.dispose]: () => database.close() };
}

/** A number that no process has any more. */
async function deadPid(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}
