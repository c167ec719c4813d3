import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { BackingUp } from '../../../support/backups/backing-up.ts';
import { nastyTree, printOf } from '../../../support/backups/tree.ts';

describe('a backup of a nasty tree', () => {
  it('comes back byte for byte, with modes, times, links and names', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const before = printOf(box.data);
    const made = await box.create();
    const others = [...before.values()].filter((facts) => facts.split(' ').length < 4).length;
    expect(made).toMatchObject({
      store: 'archive',
      left: [],
      files: before.size - others,
      run: null,
      verifiedAt: null,
    });
    expect(printOf(join(await box.restored(made.id), 'data'))).toEqual(before);
    expect(printOf(box.data)).toEqual(before);
    expect(await box.backups.verify(made.id, box.signal)).toMatchObject({ ok: true, problems: [], files: made.files });
    expect(await box.backups.test(made.id, box.signal)).toMatchObject({ ok: true, problems: [] });
    expect(await box.backups.diff(made.id, box.signal)).toMatchObject({ counts: { added: 0, changed: 0, removed: 0 } });
  });

  it('is private, and its holes are holes again', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const made = await box.create();
    expect([statSync(box.folder).mode & 0o777, statSync(made.place).mode & 0o777]).toEqual([0o700, 0o600]);
    const holes = statSync(join(await box.restored(made.id, ['data/holes']), 'data/holes'));
    expect(holes.size).toBe(5 * 1024 * 1024);
    expect(holes.blocks * 512).toBeLessThan(3 * 1024 * 1024);
  });

  it('is a tar that any tar unpacks', async (ctx) => {
    if (!existsSync('/usr/bin/zstd')) return ctx.skip('needs tar and zstd');
    using box = new BackingUp();
    nastyTree(box.data);
    const { place } = await box.create();
    const into = join(box.root, 'by-tar');
    mkdirSync(into);
    execFileSync('tar', ['--zstd', '-xpf', place, '-C', into]);
    const before = printOf(box.data);
    const after = printOf(join(into, 'data'));
    // Times have whole seconds in there.
    const timeless = (print: ReadonlyMap<string, string>) =>
      [...print].map(([name, facts]) => `${name} ${facts.replace(/ \d+\.\d\d(?= |$)/, '')}`);
    expect(timeless(after)).toEqual(timeless(before));
    return undefined;
  });

  it('tells what cannot be kept, and leaves it', async () => {
    using box = new BackingUp();
    writeFileSync(join(box.data, 'kept'), 'x');
    execFileSync('mkfifo', [join(box.data, 'fifo')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(box.data, 'socket'), resolve));
    const made = await box.create().finally(() => server.close());
    expect(made.left).toEqual([
      { path: 'data/fifo', why: 'a FIFO' },
      { path: 'data/socket', why: 'a socket' },
    ]);
    expect(made.files).toBe(1);
  });

  it('restores one file, what is excluded never, and nothing into a folder that is not empty', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    mkdirSync(join(box.data, 'node_modules/x'), { recursive: true });
    writeFileSync(join(box.data, 'node_modules/x/index.js'), '');
    const made = await box.create([box.source({ exclude: ['**/node_modules', 'deep/*/still'] })]);
    const all = await box.backups.entries(made.id);
    expect(all.filter(({ path }) => /node_modules|still/.test(path))).toEqual([]);
    expect((await box.backups.entries(made.id, { folder: 'data/deep' })).map(({ path }) => path)).toEqual([
      'data/deep/er',
      'data/deep/up',
    ]);
    const one = await box.restored(made.id, ['data/plain.txt']);
    expect(readdirSync(join(one, 'data'))).toEqual(['plain.txt']);
    await expect(box.backups.restore(made.id, { into: box.data }, box.signal)).rejects.toMatchObject({
      code: 'not-empty',
    });
    await expect(box.restored(made.id, ['data/none'])).rejects.toMatchObject({ code: 'no-such-path' });
  });

  it('finds what was added, changed and removed since', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const made = await box.create();
    writeFileSync(join(box.data, 'plain.txt'), 'hellO\n');
    writeFileSync(join(box.data, 'new'), '');
    execFileSync('rm', [join(box.data, 'link')]);
    symlinkSync('elsewhere', join(box.data, 'link'));
    execFileSync('rm', [join(box.data, 'nothing')]);
    expect(await box.backups.diff(made.id, box.signal)).toEqual({
      added: ['data/new'],
      changed: ['data/hard', 'data/link', 'data/plain.txt'],
      removed: ['data/nothing'],
      counts: { added: 1, changed: 3, removed: 1 },
    });
  });

  it('never holds the backups themselves, nor follows a link out', async () => {
    using box = new BackingUp();
    box.settings = { ...box.settings, folder: join(box.data, 'backups') };
    symlinkSync('/etc', join(box.data, 'etc'));
    await box.create();
    const made = await box.create();
    expect((await box.backups.entries(made.id)).map(({ path }) => path)).toEqual(['data', 'data/etc']);
  });

  it('fails for a required source that is not there, and is told of nothing to back up', async () => {
    using box = new BackingUp();
    const gone = box.source({ name: 'gone', path: join(box.root, 'gone') });
    await expect(box.create([box.source(), { ...gone, required: true }])).rejects.toMatchObject({
      code: 'source-missing',
      exit: 'refused',
    });
    await expect(box.create([gone])).rejects.toMatchObject({ code: 'nothing-to-back-up', exit: 'nothingToDo' });
    expect(await box.backups.list()).toEqual([]);
    expect(readdirSync(box.folder)).toEqual([]);
  });

  it('is not made twice by two at once, nor listed half', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const [one, other] = await Promise.all([box.create(), box.create()]);
    expect(one.id).not.toBe(other.id);
    expect((await box.backups.list()).length).toBe(2);
    expect(readFileSync(one.place).length).toBe(one.bytes);
    await box.backups.remove(one.id);
    expect((await box.backups.list()).map(({ id }) => id)).toEqual([other.id]);
    await expect(box.backups.remove('backup-20260101-000000-0000')).rejects.toMatchObject({ code: 'no-backup' });
  });
});
