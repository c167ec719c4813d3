import { expect, test } from 'vitest';

import { addressesAt, addressesOf, parsePypirc } from '#domain/release/publish/pypirc.ts';
import {
  filesOfHtml,
  filesOfJson,
  indexName,
  isSameVersion,
  versionOfFile,
} from '#domain/release/publish/simple-index.ts';

const SUM = 'AB'.repeat(32);

test('a .pypirc is read as twine reads it', () => {
  const text = [
    '\uFEFF[distutils]',
    'index-servers =',
    '    pypi',
    '    own',
    '# a comment',
    '[pypi]',
    'username: __token__',
    'password = pypi-a=b%c',
    '[own]\r',
    'repository = https://index.example/legacy/',
  ].join('\n');
  expect(parsePypirc(text)).toEqual({
    pypi: { repository: null, username: '__token__', password: 'pypi-a=b%c' },
    own: { repository: 'https://index.example/legacy/', username: null, password: null },
  });
});

test('where packages go and where they are looked at', () => {
  const pypi = { upload: 'https://upload.pypi.org/legacy/', index: 'https://pypi.org/simple/' };
  expect(addressesOf('pypi', {}, 'https://mirror.example/simple')).toEqual(pypi);
  expect(addressesOf('testpypi', {}, null)?.index).toBe('https://test.pypi.org/simple/');
  expect(addressesOf('own', {}, null)).toBeNull();
  const own = { own: { repository: 'https://i.example/legacy/', username: null, password: null } };
  expect(addressesOf('own', own, null)).toEqual({
    upload: 'https://i.example/legacy/',
    index: 'https://i.example/simple/',
  });
  expect(addressesAt('https://upload.pypi.org/legacy', null)).toEqual(pypi);
  expect(addressesAt('https://i.example/ana/dev/', 'https://u:p@I.example/ana/dev/+simple').index).toBe(
    'https://u:p@I.example/ana/dev/+simple/',
  );
  expect(addressesAt('https://i.example/a', 'https://mirror.example/simple').index).toBe('https://i.example/a/simple/');
});

test.each([
  ['My_Pkg-1.2.0-py3-none-any.whl', 'my-pkg', '1.2.0'],
  ['my_pkg-1.2.0-1-cp312-cp312-linux_x86_64.whl', 'my.pkg', '1.2.0'],
  ['my-pkg-1.2.0.tar.gz', 'my_pkg', '1.2.0'],
  ['my_pkg-1.2.0rc1.zip', 'my-pkg', '1.2.0rc1'],
  ['my-pkg-extra-1.2.0.tar.gz', 'my-pkg', null],
  ['my_pkg-1.2.0-py3-none-any.whl.metadata', 'my-pkg', null],
  ['other-1.2.0-py3-none-any.whl', 'my-pkg', null],
  ['my-pkg.tar.gz', 'my-pkg', null],
])('%s of %s is %s', (file, project, version) => {
  expect(versionOfFile(file, project)).toBe(version);
});

test('names and versions are compared as Python compares them', () => {
  expect(indexName('My__Pkg.-x')).toBe('my-pkg-x');
  expect(isSameVersion('1.0', '1.0.0')).toBe(true);
  expect(isSameVersion('1.0rc1', '1.0.0-rc.1')).toBe(true);
  expect(isSameVersion('1.0', '1.0.post1')).toBe(false);
  expect(isSameVersion('odd', 'odd')).toBe(true);
});

test('the files of both kinds of index', () => {
  const page = `<!DOCTYPE html><body>
    <a href="../a-1.0.tar.gz#sha256=${SUM}" data-requires-python="&gt;=3.9">a-1.0.tar.gz</a>
    <a data-yanked="broken &amp; bad" href='a-1.1.tar.gz'>a-1.1.tar.gz</a><A HREF=x#md5=1 data-yanked> a-1.2.tar.gz </A></body>`;
  const files = [
    { name: 'a-1.0.tar.gz', sha256: SUM.toLowerCase(), yanked: null },
    { name: 'a-1.1.tar.gz', sha256: null, yanked: 'broken & bad' },
    { name: 'a-1.2.tar.gz', sha256: null, yanked: '' },
  ];
  expect(filesOfHtml(page)).toEqual(files);
  const document = {
    files: [
      { filename: 'a-1.0.tar.gz', hashes: { sha256: SUM }, yanked: false },
      { filename: 'a-1.1.tar.gz', hashes: {}, yanked: 'broken & bad' },
      { filename: 'a-1.2.tar.gz', yanked: true },
    ],
  };
  expect(filesOfJson(document)).toEqual(files);
  expect(filesOfJson({ message: 'no' })).toBeNull();
  expect(filesOfJson([])).toBeNull();
});
