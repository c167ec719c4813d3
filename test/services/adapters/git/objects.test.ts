import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import { realGitObjects } from '#services/adapters/git/objects.ts';
import { contentsOf } from '#services/adapters/git/objects/batch.ts';
import type { Content } from '#services/ports/git-objects.ts';

import { GitLab } from '../../../support/git/lab.ts';

const { signal } = new AbortController();
const lab = new GitLab();
afterAll(() => lab[Symbol.dispose]());
const git = realGitObjects();

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const text = ({ bytes }: Content): string | null => (bytes === null ? null : Buffer.from(bytes).toString());

test('the index with odd names, modes and a link, whatever is in the working tree', async () => {
  const dir = lab.init('index');
  lab.write('index/line\nbreak\t"x".txt', 'one\n');
  lab.write('index/sub/run.sh', 'two\n');
  lab.executable('index/sub/run.sh');
  symlinkSync('../elsewhere', lab.at('index/link'));
  lab.git('index', 'add', '-A');
  lab.write('index/sub/run.sh', 'not staged\n');
  lab.write('index/new.txt', 'not staged\n');
  const files = await git.index(dir, null, signal);
  expect(files.map(({ path, mode, stage }) => [path, mode, stage])).toEqual([
    ['line\nbreak\t"x".txt', '100644', 0],
    ['link', '120000', 0],
    ['sub/run.sh', '100755', 0],
  ]);
  const ids = files.map(({ id }) => id);
  expect((await all(await git.contents(dir, ids, signal))).map(text)).toEqual(['one\n', '../elsewhere', 'two\n']);
  expect([...(await git.sizes(dir, [...ids, '0'.repeat(40)], signal)).values()]).toEqual([4, 12, 4]);
});

test('another index file, and the tree of a commit, seen from a folder below', async () => {
  const dir = lab.cloned('other');
  lab.write('other/sub/added.txt', 'added\n');
  const env = { ...process.env, GIT_INDEX_FILE: lab.at('private-index') };
  const { execFileSync } = await import('node:child_process');
  execFileSync('git', ['-C', dir, 'add', 'sub/added.txt'], { env });
  expect((await git.index(dir, lab.at('private-index'), signal)).map(({ path }) => path)).toEqual(['sub/added.txt']);
  expect((await git.index(dir, null, signal)).map(({ path }) => path)).toEqual(['file.txt']);
  expect((await git.tree(lab.at('other/sub'), 'HEAD', signal)).map(({ path }) => path)).toEqual(['file.txt']);
});

test('the files of a commit in full are asked for once, those of a name again', async () => {
  const dir = lab.cloned('twice');
  const names = async (commit: string) => (await git.tree(dir, commit, signal)).map(({ path }) => path);
  const first = lab.git('twice', 'rev-parse', 'HEAD').trim();
  expect(await git.tree(dir, first, signal)).toBe(await git.tree(dir, first, signal));
  lab.commit('twice', 'b.txt', 'two\n');
  expect([await names('HEAD'), await names(first)]).toEqual([['b.txt', 'file.txt'], ['file.txt']]);
});

test('commits with their messages and what they made of files, also merges', async () => {
  const dir = lab.init('history');
  lab.commit('history', 'a.txt', 'one\n');
  lab.git('history', 'tag', 'v1');
  lab.git('history', 'checkout', '-q', '-b', 'side');
  lab.commit('history', 'a.txt', 'side\n');
  lab.commit('history', 'line\nbreak', 'x\n');
  lab.git('history', 'checkout', '-q', 'main');
  lab.commit('history', 'a.txt', 'main\n');
  lab.git('history', 'rm', '-q', 'a.txt');
  lab.git('history', 'commit', '-q', '-m', 'remove it\n\n:100644 100644 looks like facts\n');
  lab.git('history', 'reset', '-q', '--hard', 'HEAD~1');
  expect(() => lab.git('history', 'merge', '-q', 'side')).toThrow('merge');
  lab.write('history/a.txt', 'neither\n');
  lab.git('history', 'add', 'a.txt');
  lab.git('history', 'commit', '-q', '-m', 'merge :: it');
  const commits = await git.commits(dir, 'v1', 'HEAD', signal);
  const short = commits.map(({ message, files }) => [
    message.trim(),
    files.map(({ path, before }) => [path, before.length]),
  ]);
  expect(short).toContainEqual(['change line\nbreak', [['line\nbreak', 0]]]);
  expect(short.at(-1)).toEqual(['merge :: it', [['a.txt', 2]]]);
  expect(commits).toHaveLength(4);
  expect(commits.at(-1)?.commit).toBe(lab.git('history', 'rev-parse', 'HEAD').trim());
  const merged = commits.at(-1)?.files[0];
  const contents = await all(await git.contents(dir, [...(merged?.before ?? []), merged?.id ?? ''], signal));
  expect(contents.map(text)).toEqual(['main\n', 'side\n', 'neither\n']);
  expect(await git.commits(dir, 'HEAD', 'HEAD', signal)).toEqual([]);
  expect((await git.commits(dir, null, 'v1', signal)).map(({ files }) => files)).toEqual([
    [{ path: 'a.txt', mode: '100644', id: expect.any(String) as string, before: [] }],
  ]);
});

test('messages that look like what is printed around them, and a removal', async () => {
  const dir = lab.init('odd');
  lab.commit('odd', 'a.txt', 'one\n');
  lab.git('odd', 'commit', '-q', '--allow-empty', '--allow-empty-message', '-m', '');
  lab.git('odd', 'commit', '-q', '--allow-empty', '-m', `${'a'.repeat(40)}\n\n:100644 100644 ${'b'.repeat(40)}`);
  lab.git('odd', 'rm', '-q', 'a.txt');
  lab.git('odd', 'commit', '-q', '-m', 'remove');
  const commits = await git.commits(dir, null, 'HEAD', signal);
  expect(commits.map(({ message, files }) => [message.trim().split('\n')[0], files.length])).toEqual([
    ['change a.txt', 1],
    ['', 0],
    ['a'.repeat(40), 0],
    ['remove', 0],
  ]);
});

test('a person’s settings change nothing', async () => {
  const dir = lab.cloned('settings');
  lab.git('settings', 'mv', 'file.txt', 'moved.txt');
  lab.git('settings', 'commit', '-q', '-m', 'move');
  const plain = await git.commits(dir, null, 'HEAD', signal);
  for (const setting of [
    'diff.renames=copies',
    'log.showSignature=true',
    'core.quotePath=true',
    'color.ui=always',
    'diff.external=false',
    'core.abbrev=5',
    'log.date=relative',
  ])
    lab.git('settings', 'config', ...setting.split('='));
  expect(await git.commits(dir, null, 'HEAD', signal)).toEqual(plain);
  expect(plain.at(-1)?.files).toMatchObject([{ path: 'moved.txt', before: [] }]);
});

test('the size of a huge blob is known without reading it', async () => {
  const dir = lab.init('huge');
  writeFileSync(lab.at('huge/blob'), '');
  truncateSync(lab.at('huge/blob'), 120_000_000);
  lab.git('huge', '-c', 'core.compression=0', 'add', 'blob');
  const [file] = await git.index(dir, null, signal);
  expect((await git.sizes(dir, [file?.id ?? ''], signal)).get(file?.id ?? '')).toBe(120_000_000);
});

test('objects are taken apart however the output is cut', async () => {
  const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(bodies, fc.array(fc.nat(), { maxLength: 8 }), async (objects, cuts) => {
      const name = (n: number): string => `${n}`.repeat(40);
      const output = Buffer.concat([
        ...objects.flatMap((bytes, n) => [
          Buffer.from(`${name(n)} blob ${bytes.length}\n`),
          Buffer.from(bytes),
          Buffer.from('\n'),
        ]),
        Buffer.from(`${name(9)} missing\n`),
      ]);
      const places = [0, ...cuts.map((cut) => cut % output.length).toSorted((a, b) => a - b), output.length];
      async function* pieces(): AsyncGenerator<Buffer> {
        for (const [n, end] of places.slice(1).entries()) yield output.subarray(places[n], end);
      }
      const found = await all(contentsOf(pieces()));
      expect(found.map(({ id, bytes }) => [id, bytes && [...bytes]])).toEqual([
        ...objects.map((bytes, n) => [name(n), [...bytes]]),
        [name(9), null],
      ]);
    }),
  );
});

test('stops with its reader, says what is wrong, and ends at the signal', async () => {
  const dir = lab.init('many');
  for (let n = 0; n < 50; n += 1) lab.write(`many/${n}.txt`, `${n}\n`.repeat(5000));
  lab.git('many', 'add', '-A');
  const ids = (await git.index(dir, null, signal)).map(({ id }) => id);
  const seen: string[] = [];
  for await (const { id } of await git.contents(dir, ids, signal)) {
    seen.push(id);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual(ids.slice(0, 2));
  const stop = new AbortController();
  const reading = (await git.contents(dir, [...ids, ...ids, ...ids], stop.signal))[Symbol.asyncIterator]();
  await reading.next();
  stop.abort();
  await expect(all({ [Symbol.asyncIterator]: () => reading })).rejects.toMatchObject({ code: 'timeout' });
  await expect(git.tree(dir, 'no-such-commit', signal)).rejects.toMatchObject({ code: 'git-failed' });
  await expect(git.tree(dir, '--help', signal)).rejects.toMatchObject({ code: 'git-failed' });
  await expect(git.index(lab.path, null, signal)).rejects.toMatchObject({ code: 'not-a-repository' });
});
