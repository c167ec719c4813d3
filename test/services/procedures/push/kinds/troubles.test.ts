import { rm } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture, type Fixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { makeTrouble, type Trouble } from '../../../../support/lab/troubles.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';
import { tmpfs } from '../../../../support/mounted.ts';
import { lacksAdmin } from '../../../../support/privileged.ts';

// What stops a push before it begins, such as a rebase in progress, is in test/e2e/push/standing.test.ts.
const RUN = { yes: true, skip: 'tests', reason: 'not what is looked at' };
const FILES = npmPackage({ manifest: { private: true } });
const { 'CHANGELOG.md': _, ...WITHOUT_CHANGELOG } = FILES;

it.each<[Trouble, number, RegExp]>([
  ['a manifest that does not parse', 4, /package\.json/],
  ['a big file', 6, /big\.bin/],
])('%s: exit %i, it says where, and nothing is changed', async (trouble, code, said) => {
  await using lab = new Lab();
  const fixture = await createFixture(lab, FILES);
  const { repository, remote } = fixture;
  await makeTrouble(fixture, trouble);
  const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
  const before = await print();
  const { exit, output } = await runPush(consoleWorld(lab, repository.path), 'run', RUN);
  expect([exit, output]).toEqual([code, expect.stringMatching(said)]);
  expect(worldDifference(before, await print())).toBe('');
});

const status = ({ repository }: Fixture) => repository.git('status', '--porcelain');
const names = ({ remote }: Fixture) => remote.git('ls-tree', '-r', '--name-only', 'main');

it.each<[Trouble, (fixture: Fixture) => Promise<void>]>([
  [
    'several remotes',
    async ({ repository }) => {
      const second = await repository.git('ls-remote', 'second');
      expect(second).not.toContain('v1.1.0');
    },
  ],
  [
    'branch and tag of one name',
    async ({ repository, remote }) => {
      expect(Object.keys(await remote.refs())).not.toContain('refs/heads/v1.1.0');
      expect(await repository.id('refs/heads/v1.1.0')).toBe(await remote.id('main~1'));
    },
  ],
  [
    'a manifest with CRLF',
    async ({ remote }) => {
      const text = await remote.git('show', 'main:package.json');
      expect(text.split('\n').every((line) => line === '' || line.endsWith('\r') || line === '}')).toBe(true);
    },
  ],
  ['a name with a newline', async (on) => expect(await names(on)).toContain('"odd\\nname.txt"')],
  ['a nested repository', async (on) => expect(await status(on)).toBe('?? nested/')],
  ['a submodule', async (on) => expect(await names(on)).toContain('part')],
  [
    'a staged .env',
    async (on) => {
      expect(await names(on)).not.toContain('.env');
      expect(await status(on)).toBe('A  .env');
    },
  ],
  ['changes that are not committed', async (on) => expect(await status(on)).toContain('?? new.txt')],
  [
    'a commit from the future',
    async ({ remote }) => expect(await remote.id('main')).toBe(await remote.id('v1.1.0^{}')),
  ],
])('%s: it is released, and what is not of it stays as it is', async (trouble, look) => {
  await using lab = new Lab();
  const fixture = await createFixture(lab, FILES);
  await makeTrouble(fixture, trouble);
  const { exit, output } = await runPush(consoleWorld(lab, fixture.repository.path), 'run', RUN);
  expect([exit, output]).toEqual([0, expect.stringContaining('v1.1.0')]);
  expect(await fixture.remote.git('show', 'refs/tags/v1.1.0:package.json')).toContain('"version": "1.1.0"');
  await look(fixture);
});

it.each([
  ['without any tag', null, 'v1.0.0'],
  ['without a changelog', 'v1.0.0', 'v1.1.0'],
] as const)('%s (last %s) it is released as %s', async (_what, tag, released) => {
  await using lab = new Lab();
  const { repository, remote } = await createFixture(lab, WITHOUT_CHANGELOG, { tag });
  const { exit, output } = await runPush(consoleWorld(lab, repository.path), 'run', RUN);
  expect([exit, output]).toEqual([0, expect.stringContaining(released)]);
  expect(await remote.git('show', `${released}:CHANGELOG.md`)).toContain('add something new');
});

it('a disk that is full in the middle: exit above 0, and once there is room everything is taken back', async (ctx) => {
  const missing = lacksAdmin();
  if (missing !== null) return ctx.skip(missing);
  await using disk = await tmpfs('size=8m');
  await using lab = new Lab({ within: disk.path });
  const { repository, remote } = await createFixture(lab, FILES);
  const fill = lab.at('fill.bin');
  await repository.hook('commit-msg', `dd if=/dev/zero of='${fill}' bs=4096 2>/dev/null\nexit 0`);
  const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
  const before = await print();
  const world = consoleWorld(lab, repository.path);
  const { exit } = await runPush(world, 'run', RUN);
  expect(exit).toBeGreaterThan(0);
  expect(Object.keys(await remote.refs())).not.toContain('refs/tags/v1.1.0');
  await rm(fill);
  expect([0, 3]).toContain((await runPush(world, 'abort', { yes: true })).exit);
  expect(worldDifference(before, await print())).toBe('');
});
