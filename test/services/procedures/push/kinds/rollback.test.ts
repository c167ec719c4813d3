import { describe, expect, it } from 'vitest';

import type { PackageRegistry } from '#services/ports/registries.ts';
import type { World } from '#services/ports/world.ts';

import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';

/** A project whose 1.1.0 was just released. */
async function released() {
  const lab = new Lab();
  const fixture = await createFixture(lab, npmPackage({ manifest: { private: true } }));
  const world = consoleWorld(lab, fixture.repository.path);
  const print = () => worldPrint({ repositories: [fixture.repository.path], remotes: [fixture.remote.path] });
  const before = await print();
  const skip = { skip: 'tests,docs,deploy', reason: 'not what is tested' };
  const { exit, output } = await runPush(world, 'run', { yes: true, ...skip });
  expect([exit, output]).toEqual([0, expect.stringContaining('Done.')]);
  return { ...fixture, world, print, before, [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose]() };
}

const PYTHON = {
  'pyproject.toml':
    '[project]\nname = "lab-parcel"\nversion = "1.1.0"\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
  'lab_parcel.py': 'ONE = 1\n',
};
/** As if it could be published. */
const PUBLIC = npmPackage({ version: '1.1.0' })['package.json'] ?? '';
const MAIN = 'refs/heads/main';
const TAG = 'refs/tags/v1.1.0';

describe('a rollback', () => {
  it('reverts the last push in a new commit; the tag stays and nothing of the history is lost', async () => {
    await using on = await released();
    const { repository, remote } = on;
    const was = await remote.refs();
    const { exit, output } = await runPush(on.world, 'rollback', { yes: true });
    expect([exit, output]).toEqual([0, expect.stringContaining('Nothing was built on it')]);
    expect(await remote.git('log', '-2', '--format=%s', 'main')).toBe(
      'Revert "chore(release): version 1.1.0"\nchore(release): version 1.1.0',
    );
    expect((await remote.refs())[TAG]).toBe(was[TAG]);
    expect(await remote.git('diff', '--name-only', 'v1.1.0~1', 'main')).toBe('');
    expect([await repository.id('HEAD'), await repository.git('status', '--porcelain')]).toEqual([
      (await remote.refs())[MAIN],
      '',
    ]);
  });

  it('rewinds on a typed version as if it had never been, byte for byte', async () => {
    await using on = await released();
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve('1.1.0');
    };
    expect((await runPush(on.world, 'rollback', { rewind: true }, { ask, positionals: ['1.1.0'] })).exit).toBe(0);
    expect(asked).toEqual(['\nType 1.1.0 to rewind it: ']);
    expect(worldDifference(on.before, await on.print())).toBe('');
  });

  it('keeps what a person changed while it moves their branch back', async () => {
    await using on = await released();
    await on.repository.write({ 'src/index.js': 'mine\n', 'new.txt': 'mine\n' });
    expect((await runPush(on.world, 'rollback', { rewind: true, yes: true })).exit).toBe(0);
    expect(await on.repository.git('status', '--porcelain')).toBe(' M src/index.js\n?? new.txt');
  });

  it('never rewinds what somebody built on, even after a background fetch (A10; the seed destroys their commit, F13)', async () => {
    await using on = await released();
    const { repository, remote } = on;
    const theirs = await (await remote.colleague()).pushCommit('fix: theirs');
    expect((await runPush(on.world, 'rollback', { rewind: true, yes: true })).exit).toBe(7);
    await repository.git('fetch', '-q');
    const before = await on.print();
    const refused = await runPush(on.world, 'rollback', { rewind: true, yes: true });
    expect([refused.exit, refused.output]).toEqual([4, expect.stringContaining('colleague built on it')]);
    const dry = await runPush(on.world, 'rollback', { json: true, 'dry-run': true });
    expect(dry.json()).toMatchObject({ kind: 'revert', since: [{ author: 'colleague', subject: 'fix: theirs' }] });
    expect(worldDifference(before, await on.print())).toBe('');
    expect((await runPush(on.world, 'rollback', { yes: true })).exit).toBe(0);
    expect(await remote.git('log', '-2', '--format=%H %s', 'main')).toContain(`${theirs} fix: theirs`);
  });

  it('is not rewound when a colleague is faster than the plan (release-it deletes their tag, F1)', async () => {
    await using on = await released();
    const before = await worldPrint({ repositories: [on.repository.path] });
    const ask = async () => {
      await (await on.remote.colleague()).pushCommit();
      return '1.1.0';
    };
    expect((await runPush(on.world, 'rollback', { rewind: true }, { ask })).exit).toBe(7);
    expect(Object.keys(await on.remote.refs())).toContain(TAG);
    expect(worldDifference(before, await worldPrint({ repositories: [on.repository.path] }))).toBe('');
  });

  it('offers for a published version what its registry still can, and never rewinds it', async () => {
    await using on = await released();
    await on.repository.write({ 'package.json': PUBLIC });
    const state = { latest: '1.1.0', withdrawn: [] as string[] };
    const world = registryOf(on.world, state);
    const review = (await runPush(world, 'rollback', { json: true, 'dry-run': true })).json();
    expect(review).toMatchObject({
      noRewind: ['lab-parcel 1.1.0 is published.'],
      published: [
        { name: 'lab-parcel', options: [{ id: 'dist-tag-back', possible: 'yes' }, { id: 'deprecate' }, {}, {}] },
      ],
    });
    expect((await runPush(world, 'rollback', { rewind: true, yes: true })).exit).toBe(4);
    const wish = { 'dist-tag-back': true, deprecate: 'It loses parcels.', yes: true };
    const { exit, output } = await runPush(world, 'rollback', wish);
    expect([exit, output, state]).toEqual([
      0,
      expect.stringContaining('Lead latest of lab-parcel back to 1.0.0'),
      { latest: '1.0.0', withdrawn: ['1.1.0'] },
    ]);
  });

  it('has a person yank what is on an index of Python, looks whether it is, and can be gone on with', async () => {
    await using on = await released();
    await on.repository.write(PYTHON);
    const state = { yanked: false };
    const world = indexOf(on.world, state);
    const wish = { yank: 'It loses parcels.' };
    expect((await runPush(world, 'rollback', { 'dist-tag-back': true, yes: true })).output).toContain(
      'no dist-tag that leads to it can go back',
    );
    // Nobody can be asked: everything but the yank is done.
    const first = await runPush(world, 'rollback', { ...wish, yes: true });
    expect([first.exit, first.output]).toEqual([9, expect.stringContaining('Yank lab-parcel 1.1.0')]);
    expect(await on.remote.git('log', '-1', '--format=%s', 'main')).toBe('Revert "chore(release): version 1.1.0"');
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      // Looked at too early, and then done on the page.
      if (asked.length === 2) state.yanked = true;
      return Promise.resolve('1');
    };
    const second = await runPush(world, 'resume', {}, { ask });
    expect([second.exit, second.output]).toEqual([0, expect.stringContaining('It is not yanked yet.')]);
    expect(asked).toEqual(['Number: ', 'Number: ']);
  });

  it('leads dist-tags forward again when the push after it is refused', async () => {
    await using on = await released();
    await on.repository.write({ 'package.json': PUBLIC });
    const state = { latest: '1.1.0', withdrawn: [] as string[] };
    await on.remote.refuse('branch');
    const { exit } = await runPush(registryOf(on.world, state), 'rollback', { 'dist-tag-back': true, yes: true });
    expect([exit, state.latest]).toEqual([7, '1.1.0']);
  });

  it('does not rewind while a package may be published that nobody asked for', async () => {
    await using on = await released();
    const root = { name: 'lab-parcel', version: '1.1.0', private: true, workspaces: ['packages/*'] };
    await on.repository.write({
      'package.json': JSON.stringify(root),
      'packages/a/package.json': '{"name":"lab-a","version":"1.0.0"}',
    });
    const { exit, output } = await runPush(on.world, 'rollback', { rewind: true, yes: true });
    expect([exit, output]).toEqual([4, expect.stringContaining('No registry was asked whether lab-a is published.')]);
  });

  it('does not rewind a go module, whose proxies may keep the tag for ever, and says what is left', async () => {
    await using on = await released();
    await on.repository.write({ 'go.mod': 'module example.org/parcel\n\ngo 1.24\n' });
    const { exit, output } = await runPush(on.world, 'rollback', { rewind: true, yes: true });
    expect([exit, output]).toEqual([4, expect.stringContaining('whether example.org/parcel 1.1.0 is published')]);
    const dry = await runPush(on.world, 'rollback', { 'dry-run': true });
    expect([dry.exit, dry.output]).toEqual([0, expect.stringMatching(/may be published[^]*retract v1\.1\.0/)]);
  });

  it('says which releases there are', async () => {
    await using on = await released();
    expect((await runPush(on.world, 'rollback', { yes: true }, { positionals: ['1.1.1'] })).output).toContain(
      'Did you mean v1.1.0?',
    );
  });
});

/** A registry that has both versions and does what it is told. */
function registryOf(world: World, state: { latest: string; withdrawn: string[] }): World {
  const look: PackageRegistry['look'] = () =>
    Promise.resolve({
      state: 'present',
      versions: ['1.0.0', '1.1.0'],
      distTags: { latest: state.latest },
      withdrawn: [...state.withdrawn],
    });
  const npm: World['registries']['npm'] = async (place) => ({ ...(await world.registries.npm(place)), look });
  const npmPublishing: World['npmPublishing'] = {
    ...world.npmPublishing,
    tag: ({ version }) => Promise.resolve(void (state.latest = version)),
    deprecate: ({ version, message }) => Promise.resolve(void (state.withdrawn = message === '' ? [] : [version])),
  };
  return { ...world, registries: { ...world.registries, npm }, npmPublishing };
}

/** An index of Python that has both versions. */
function indexOf(world: World, state: { yanked: boolean }): World {
  const look: PackageRegistry['look'] = () =>
    Promise.resolve({
      state: 'present',
      versions: ['1.0.0', '1.1.0'],
      distTags: {},
      withdrawn: state.yanked ? ['1.1.0'] : [],
    });
  const pypi: World['registries']['pypi'] = async (place) => ({ ...(await world.registries.pypi(place)), look });
  return { ...world, registries: { ...world.registries, pypi } };
}
