import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { fakeBackups, type FakeNode } from '#services/fakes/backups.ts';
import type { Backups, BackupSource } from '#services/ports/backups.ts';

import { BackingUp } from '../../../support/backups/backing-up.ts';

interface Subject extends Disposable {
  readonly backups: Backups;
  readonly source: BackupSource;
  /** Puts a file below the source. */
  write(path: string, text: string): void;
  /** A folder that does not exist. */
  fresh(name: string): string;
  /** Makes a backup bad. */
  spoil(id: string): void;
}

function real(): Subject {
  const box = new BackingUp();
  return {
    backups: box.backups,
    source: box.source(),
    write(path, text) {
      mkdirSync(join(box.data, path, '..'), { recursive: true });
      writeFileSync(join(box.data, path), text);
    },
    fresh: (name) => join(box.root, name),
    spoil: (id) => writeFileSync(join(box.folder, `${id}.tar.zst`), 'spoilt'),
    [Symbol.dispose]: () => box[Symbol.dispose](),
  };
}

function fake(): Subject {
  const nodes = new Map<string, FakeNode>([['', { path: '', kind: 'folder', modifiedAt: 0 }]]);
  let now = 1_790_000_000_000;
  const sorted = () => [...nodes.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const backups = fakeBackups({ now: () => (now += 1000), tree: ({ path }) => (path === '/data' ? sorted() : null) });
  return {
    backups,
    source: { name: 'data', path: '/data', required: false },
    write(path, text) {
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      if (folder !== '') nodes.set(folder, { path: folder, kind: 'folder', modifiedAt: 0 });
      nodes.set(path, { path, kind: 'file', text, modifiedAt: 0 });
    },
    fresh: (name) => `/tmp/${name}`,
    spoil: (id) => backups.breakOne(id, 'it was changed'),
    [Symbol.dispose]: () => undefined,
  };
}

const signal = new AbortController().signal;

describe.each([
  ['real', real],
  ['fake', fake],
])('backups: %s', (_name, subject) => {
  it('are made, listed, looked into, compared, restored and removed', async () => {
    using here = subject();
    const { backups, source } = here;
    const request = { sources: [source], run: 'recover-20260101-000000-abcd', quiesced: true, signal };
    here.write('a', 'one');
    here.write('sub/b', 'two');
    const first = await backups.create(request);
    expect(first).toMatchObject({ run: request.run, quiesced: true, files: 2, contentBytes: 6, verifiedAt: null });
    expect(first.id).toMatch(/^backup-\d{8}-\d{6}-[0-9a-f]{4}$/);
    expect(first.sources).toEqual([{ name: 'data', path: source.path }]);
    const paths = (await backups.entries(first.id)).map(({ path, kind }) => `${kind} ${path}`);
    expect(paths).toEqual(['folder data', 'file data/a', 'folder data/sub', 'file data/sub/b']);
    expect((await backups.entries(first.id, { folder: 'data/sub' })).map(({ bytes }) => bytes)).toEqual([3]);
    here.write('a', 'ONE');
    here.write('c', 'new');
    expect(await backups.diff(first.id, signal)).toEqual({
      added: ['data/c'],
      changed: ['data/a'],
      removed: [],
      counts: { added: 1, changed: 1, removed: 0 },
    });
    expect(await backups.verify(first.id, signal)).toEqual({ ok: true, files: 2, bytes: 6, problems: [] });
    const [listed] = await backups.list();
    expect([listed?.verifiedAt === null, listed?.testedAt]).toEqual([false, null]);
    const into = here.fresh('into');
    expect(await backups.restore(first.id, { into, paths: ['data/sub'] }, signal)).toEqual({ files: 1, bytes: 3 });
    await expect(backups.restore(first.id, { into }, signal)).rejects.toMatchObject({ code: 'not-empty' });
    await expect(
      backups.restore(first.id, { into: here.fresh('other'), paths: ['nothing'] }, signal),
    ).rejects.toMatchObject({ code: 'no-such-path' });
    await backups.remove(first.id);
    expect(await backups.list()).toEqual([]);
    await expect(backups.remove(first.id)).rejects.toMatchObject({ code: 'no-backup' });
  });

  it('are not trusted once they are spoilt, and need something to keep', async () => {
    using here = subject();
    const { backups, source } = here;
    here.write('a', 'one');
    const { id } = await backups.create({ sources: [source], run: null, quiesced: false, signal });
    here.spoil(id);
    expect(await backups.verify(id, signal)).toMatchObject({ ok: false });
    expect(await backups.test(id, signal)).toMatchObject({ ok: false });
    await expect(backups.restore(id, { into: here.fresh('into') }, signal)).rejects.toMatchObject({
      code: 'backup-damaged',
    });
    const gone = { ...source, path: here.fresh('gone') };
    const request = { run: null, quiesced: false, signal };
    await expect(backups.create({ ...request, sources: [gone] })).rejects.toMatchObject({ code: 'nothing-to-back-up' });
    await expect(backups.create({ ...request, sources: [{ ...gone, required: true }] })).rejects.toMatchObject({
      code: 'source-missing',
    });
  });
});
