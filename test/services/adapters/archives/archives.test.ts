import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { realArchives } from '#services/adapters/archives.ts';
import type { PackedFile } from '#services/ports/archives.ts';

const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'cpm-archive-'));
const LONG = `${'deep/'.repeat(40)}${'n'.repeat(120)}.txt`;
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  mkdirSync(join(folder, 'package', LONG, '..'), { recursive: true });
  writeFileSync(join(folder, 'package/a.txt'), 'hello\n');
  writeFileSync(join(folder, 'package/empty'), '');
  writeFileSync(join(folder, 'package/exact'), 'x'.repeat(1024));
  writeFileSync(join(folder, 'package', LONG), 'long\n');
  writeFileSync(join(folder, 'package/ünïcode\n.txt'), 'odd\n');
  symlinkSync('../outside', join(folder, 'package/link'));
});

async function read(file: string): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for await (const entry of await realArchives().read(join(folder, file), signal)) files.push(entry);
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const short = (files: readonly PackedFile[]) =>
  files.map(({ path, kind, bytes, target }) => [
    path,
    kind,
    bytes && Buffer.from(bytes).toString().slice(0, 10),
    target,
  ]);

const EXPECTED = [
  ['package/a.txt', 'file', 'hello\n', null],
  [`package/${LONG}`, 'file', 'long\n', null],
  ['package/empty', 'file', '', null],
  ['package/exact', 'file', 'xxxxxxxxxx', null],
  ['package/link', 'link', null, '../outside'],
  ['package/ünïcode\n.txt', 'file', 'odd\n', null],
];

test.each(['gnu', 'pax', 'posix'])('a tarball of tar in the format %s', async (format) => {
  execFileSync('tar', ['-C', folder, `--format=${format}`, '-czf', join(folder, `${format}.tgz`), 'package']);
  expect(short(await read(`${format}.tgz`))).toEqual(EXPECTED);
});

test('a tarball that is not compressed, and one of Python', async () => {
  execFileSync('tar', ['-C', folder, '-cf', join(folder, 'plain.tar'), 'package']);
  expect(short(await read('plain.tar'))).toEqual(EXPECTED);
  const script = 'import tarfile,sys\nwith tarfile.open(sys.argv[1],"w:gz") as t: t.add(sys.argv[2],"package")';
  execFileSync('/usr/bin/python3', ['-c', script, join(folder, 'python.tar.gz'), join(folder, 'package')]);
  expect(short(await read('python.tar.gz'))).toEqual(EXPECTED);
});

test('a wheel, with a link', async () => {
  const script = [
    'import zipfile,sys,os',
    'root=sys.argv[2]',
    'with zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED) as z:',
    '  for d,_,fs in os.walk(root):',
    '    for f in sorted(fs):',
    '      p=os.path.join(d,f)',
    '      n=os.path.relpath(p,os.path.dirname(root))',
    '      if os.path.islink(p):',
    '        i=zipfile.ZipInfo(n); i.create_system=3; i.external_attr=0o120777<<16; z.writestr(i,os.readlink(p))',
    '      elif f=="exact": z.write(p,n,zipfile.ZIP_STORED)',
    '      else: z.write(p,n)',
    '  z.comment=b"a comment"*100',
  ].join('\n');
  execFileSync('/usr/bin/python3', ['-c', script, join(folder, 'app.whl'), join(folder, 'package')]);
  expect(short(await read('app.whl'))).toEqual(EXPECTED);
});

test('what npm packs', async () => {
  const dir = join(folder, 'npm');
  mkdirSync(dir);
  writeFileSync(join(dir, 'package.json'), '{"name":"app","version":"1.0.0"}');
  writeFileSync(join(dir, 'index.js'), 'x\n');
  execFileSync('npm', ['pack', '--silent'], { cwd: dir, stdio: 'pipe' });
  expect(short(await read('npm/app-1.0.0.tgz'))).toEqual([
    ['package/index.js', 'file', 'x\n', null],
    ['package/package.json', 'file', '{"name":"a', null],
  ]);
});

test('paths that lead out are told as they are, and nothing is written', async () => {
  const script =
    'import zipfile,sys\nwith zipfile.ZipFile(sys.argv[1],"w") as z: z.writestr("../../evil","x"); z.writestr("/abs","y")';
  execFileSync('/usr/bin/python3', ['-c', script, join(folder, 'evil.zip')]);
  expect((await read('evil.zip')).map(({ path }) => path)).toEqual(['../../evil', '/abs']);
});

test('a large file is told by its size, and not held', async () => {
  writeFileSync(join(folder, 'large'), '');
  truncateSync(join(folder, 'large'), 60_000_000);
  execFileSync('tar', ['-C', folder, '-czf', join(folder, 'large.tgz'), 'large', 'package/a.txt']);
  expect((await read('large.tgz')).map(({ size, bytes }) => [size, bytes?.length ?? null])).toEqual([
    [60_000_000, null],
    [6, 6],
  ]);
});

test('bombs are refused while they unpack', async () => {
  const zeros = gzipSync(Buffer.alloc(8 * 2 ** 20));
  writeFileSync(
    join(folder, 'bomb.tgz'),
    Buffer.concat([gzipSync(tarBlock('big', 2 ** 31)), ...Array.from({ length: 10 }, () => zeros)]),
  );
  await expect(read('bomb.tgz')).rejects.toMatchObject({ code: 'package-too-large' });
  const script =
    'import zipfile,sys\nwith zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED) as z: z.writestr("zeros","0"*30000000)';
  execFileSync('/usr/bin/python3', ['-c', script, join(folder, 'lie.zip')]);
  const lie = readFileSync(join(folder, 'lie.zip'));
  // The list at the end says ten bytes.
  lie.writeUInt32LE(10, lie.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  writeFileSync(join(folder, 'lie.zip'), lie);
  await expect(read('lie.zip')).rejects.toMatchObject({ code: 'package-too-large' });
});

test('what is broken or of another kind is said to be so', async () => {
  const whole = readFileSync(join(folder, 'gnu.tgz'));
  writeFileSync(join(folder, 'short.tgz'), whole.subarray(0, whole.length / 2));
  writeFileSync(join(folder, 'text.tgz'), 'not compressed');
  writeFileSync(join(folder, 'text.tar'), 'x'.repeat(2000));
  writeFileSync(join(folder, 'text.whl'), 'x'.repeat(2000));
  writeFileSync(join(folder, 'empty.whl'), '');
  writeFileSync(join(folder, 'app.rpm'), 'x');
  for (const file of ['short.tgz', 'text.tgz', 'text.tar', 'text.whl', 'empty.whl', 'app.rpm', 'gone.tgz', 'gone.whl'])
    await expect(read(file)).rejects.toMatchObject({ code: 'package-unreadable', exit: 'refused' });
});

function tarBlock(name: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('0', 156);
  block.write(' '.repeat(8), 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
