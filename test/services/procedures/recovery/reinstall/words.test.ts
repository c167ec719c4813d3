import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { npmCache } from '#services/procedures/recovery/reinstall/npm-cache.ts';
import { readNpmLock } from '#services/procedures/recovery/reinstall/npm-lock.ts';
import { needsIndex } from '#services/procedures/recovery/reinstall/requirements.ts';

describe('what a file of requirements needs', () => {
  it.each([
    ['requests==2.0', true],
    ['# requests\n\n./wheels/left.whl\n/srv/right.whl\nfile:///x', false],
    ['--no-index\n--find-links wheels\nrequests', false],
    ['-r base.txt', true],
    ['-e .\n--require-hashes', false],
    ['git+https://git.example/x', true],
  ])('%j: an index %s', (text, wanted) => {
    expect(needsIndex(text)).toBe(wanted);
  });
});

describe('what a lock file of npm says', () => {
  it('is where packages lie and which have to come from elsewhere', () => {
    const packages = {
      '': { name: 'all' },
      'packages/a': {},
      'node_modules/a': { resolved: 'packages/a', link: true },
      'node_modules/b': { integrity: 'sha512-b' },
      'node_modules/b/node_modules/c': { integrity: 'sha512-c' },
      'packages/a/node_modules/b': { integrity: 'sha512-b2' },
      'node_modules/d': { resolved: 'git+ssh://git@git.example/d.git#1' },
      'node_modules/e': { resolved: 'file:vendor/e.tgz', integrity: 'sha512-e' },
      'node_modules/f': { inBundle: true },
      'node_modules/g': { optional: true, cpu: ['arm64'], integrity: 'sha512-g' },
    };
    expect(readNpmLock(JSON.stringify({ packages }), '/srv/package-lock.json')).toEqual({
      homes: ['packages/a'],
      remote: ['sha512-b', 'sha512-c', 'sha512-b2'],
      unsealed: 1,
    });
  });

  it('is an answer, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = readNpmLock(text, '/srv/package-lock.json');
        expect('why' in read || Array.isArray(read.remote)).toBe(true);
      }),
    );
  });

  it('is compared with what the cache has by its digests, each once', async () => {
    const asked: string[] = [];
    const files = {
      stat: (path: string) => {
        asked.push(path);
        return Promise.resolve(path.endsWith('/00/ff10') ? { kind: 'file' as const, bytes: 1, modifiedAt: 0 } : null);
      },
    };
    const there = `sha512-${Buffer.from([1, 0, 255, 16]).toString('base64')}`;
    const gone = `sha512-${Buffer.from([2, 3, 4, 5]).toString('base64')}`;
    expect(await npmCache(files, '/c', [there, gone, there, 'nonsense'])).toEqual({ had: 1, wanted: 3 });
    expect(asked[0]).toBe('/c/_cacache/content-v2/sha512/01/00/ff10');
  });
});
