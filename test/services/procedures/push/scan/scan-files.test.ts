import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Released } from '#services/procedures/push/scan/scan-release.ts';

import type { GitLab } from '../../../../support/git/lab.ts';
import { releasedApp, scanned } from '../../../../support/push/scanned.ts';

let lab: GitLab;
let dir = '';

beforeEach(() => {
  ({ lab, dir } = releasedApp());
});
afterEach(() => lab[Symbol.dispose]());

const scan = (change: Partial<Released> = {}) => scanned(dir, change);

describe('files that do not belong into a release', () => {
  const findings = async (change?: Partial<Released>) =>
    (await scan(change)).findings.map(({ rule, severity, place }) => [severity, rule, place.path]);

  test('large ones, by their size alone, also in a commit in between', async () => {
    for (const [name, bytes] of [
      ['six.bin', 6],
      ['sixty.bin', 60],
      ['huge.bin', 100],
    ] as const) {
      writeFileSync(lab.at('app', name), '');
      truncateSync(lab.at('app', name), bytes * 1_000_000);
    }
    lab.git('app', 'add', '-A');
    expect(await findings()).toEqual([
      ['stop', 'large-file', 'huge.bin'],
      ['ask', 'large-file', 'sixty.bin'],
      ['warn', 'large-file', 'six.bin'],
    ]);
    const { blocks, findings: found } = await scan();
    expect(blocks).toMatchObject({ exit: 'secretFound', code: 'file-refused' });
    const allow = found.map(({ fingerprint }) => fingerprint);
    expect((await scan({ allow })).findings.map(({ place }) => place.path)).toEqual(['huge.bin']);
    lab.git('app', 'commit', '-q', '-m', 'add');
    lab.git('app', 'rm', '-q', 'huge.bin', 'six.bin', 'sixty.bin');
    lab.git('app', 'commit', '-q', '-m', 'remove');
    expect((await findings())[0]).toEqual(['stop', 'large-file', 'huge.bin']);
  });

  test('a repository inside, but not a submodule', async () => {
    lab.init('app/vendor/lib');
    lab.commit('app/vendor/lib');
    lab.git('app', 'add', 'vendor/lib');
    expect(await findings()).toEqual([['stop', 'nested-repository', 'vendor/lib']]);
    lab.write('app/.gitmodules', '[submodule "lib"]\n\tpath = vendor/lib\n\turl = ../lib\n');
    lab.git('app', 'add', '.gitmodules');
    expect(await findings()).toEqual([]);
    lab.init('app/other');
    lab.commit('app/other');
    expect(await findings({ reviewed: ['other/'] })).toEqual([['stop', 'nested-repository', 'other']]);
  });

  test('links that lead out, a merge that is not finished, what tools made', async () => {
    symlinkSync('../../etc/passwd', lab.at('app/src/out'));
    symlinkSync('a.txt', lab.at('app/src/in'));
    lab.write('app/merge.txt', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n');
    lab.write('app/dist/main.js', 'x\n');
    lab.write('app/node_modules/a/index.js', 'x\n');
    lab.git('app', 'add', '-f', '-A');
    expect(await findings()).toEqual([
      ['ask', 'built-file', 'dist/main.js'],
      ['ask', 'installed-file', 'node_modules/a/index.js'],
      ['ask', 'link-outside', 'src/out'],
      ['ask', 'merge-conflict', 'merge.txt'],
    ]);
    expect(await findings({ reviewed: ['dist/main.js'], tree: null })).toEqual([['ask', 'built-file', 'dist/main.js']]);
    lab.git('app', 'commit', '-q', '-m', 'add');
    expect((await findings()).find(([, rule]) => rule === 'built-file')).toEqual([
      'warn',
      'built-file',
      'dist/main.js',
    ]);
    lab.git('app', 'tag', 'v1.1.0');
    const since = await findings({ commits: { since: 'v1.1.0', until: 'HEAD' } });
    expect(since.map(([, rule]) => rule)).toEqual(['link-outside', 'merge-conflict']);
  });

  test('a conflict that is still in the index', async () => {
    lab.git('app', 'checkout', '-q', '-b', 'side');
    lab.commit('app', 'src/a.txt', 'side\n');
    lab.git('app', 'checkout', '-q', 'main');
    lab.commit('app', 'src/a.txt', 'main\n');
    expect(() => lab.git('app', 'merge', '-q', 'side')).toThrow('merge');
    expect(new Set((await findings()).map(([severity, rule]) => `${severity} ${rule}`))).toEqual(
      new Set(['stop unmerged']),
    );
  });

  test('paths and links of a package that lead out of it', async () => {
    const script =
      'import zipfile,sys\nwith zipfile.ZipFile(sys.argv[1],"w") as z: z.writestr("../../evil","x"); z.writestr(".env","A=1")';
    execFileSync('/usr/bin/python3', ['-c', script, lab.at('app.whl')]);
    expect(await findings({ packages: [lab.at('app.whl')] })).toEqual([
      ['stop', 'unsafe-path', '../../evil'],
      ['stop', 'env-file', '.env'],
    ]);
  });
});
