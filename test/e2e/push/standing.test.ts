import { describe, expect, it } from 'vitest';

import { heldStage, printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import type { Colleague } from '../../support/lab/colleague.ts';
import { makeTrouble, shallowClone, type Trouble } from '../../support/lab/troubles.ts';

/** What a push says of repositories that are not as one wishes, and its exit code. */
const REFUSED: readonly (readonly [Trouble, number, RegExp])[] = [
  ['detached head', 4, /git switch main/],
  ['no commits', 3, /Commit something first/],
  ['no remote', 4, /git remote add origin/],
  ['merge in progress', 4, /git merge --abort/],
  ['rebase in progress', 4, /git rebase --abort/],
  ['index.lock', 4, /index\.lock/],
  ['behind the remote', 7, /git pull origin main/],
  ['a tag on another commit', 4, /git show v1\.1\.0/],
  ['pointers of big files', 4, /git lfs install/],
];

describe('a repository that is not as one wishes (A13)', () => {
  it.each(REFUSED)(
    '%s: exit %i with what to do, and nothing changed (np ends in a stack trace on a detached head)',
    async (trouble, code, hint) => {
      await using stage = await Stage.open({ prepare: (fixture) => makeTrouble(fixture, trouble) });
      const before = await stage.print();
      const { exitCode, output } = await stage.push(['run', '--yes']);
      expect([exitCode, output]).toEqual([code, expect.stringMatching(hint)]);
      expect([await stage.print(), await stage.records()]).toEqual([before, []]);
    },
  );

  it('a shallow clone: exit 4, as its older releases may be missing', async () => {
    await using stage = await Stage.open();
    const cwd = await shallowClone(stage);
    const { exitCode, output } = await stage.push(['run', '--yes'], { cwd });
    expect([exitCode, output]).toEqual([4, expect.stringContaining('git fetch --unshallow')]);
  });

  it('without an upstream the only remote is meant, and it is released', async () => {
    await using stage = await Stage.open({ prepare: (fixture) => makeTrouble(fixture, 'no upstream') });
    const { exitCode } = await stage.push(['run', '--yes']);
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });

  it('leaves a tag alone that the person makes meanwhile on another commit (A14; commit-and-tag-version leaves a bumped commit)', async () => {
    const { stage, gate } = await heldStage('commit-msg');
    await using _ = stage;
    await using session = stage.begin(['run', '--yes']);
    await gate.reached();
    const tag = await stage.repository.tag('v1.1.0', { at: 'HEAD~1' });
    const before = await printHere(stage);
    await gate.open();
    expect([(await ended(session)).exitCode, await stage.repository.id('v1.1.0')]).toEqual([4, tag]);
    // While it was held there was a separate tree, which went away again.
    expect(await printHere(stage)).toBe(withoutTrees(before));
  });
});

const withoutTrees = (print: string): string =>
  print
    .split('\n')
    .filter((line) => !line.includes(' worktree: '))
    .join('\n');

describe('a protected branch (A15)', () => {
  it('takes everything back, and is released by a pull request instead (np pushes the tag alone)', async () => {
    await using stage = await Stage.open({ prepare: ({ remote }) => remote.protect() });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([7, expect.stringContaining('push run --pull-request')]);
    expect(await verdict(stage, before)).toBe('as before');
    const sent = await stage.push(['run', '--pull-request', '--yes']);
    expect([sent.exitCode, 'refs/tags/v1.1.0' in (await stage.remote.refs())]).toEqual([9, false]);
    await stage.remote.git('update-ref', 'refs/heads/main', await stage.remote.id('release/v1.1.0'));
    await stage.remote.git('branch', '-qD', 'release/v1.1.0');
    expect((await stage.push(['resume'])).exitCode).toBe(0);
    expect(await verdict(stage, '')).toBe('one release');
  });
});

interface Conflict {
  readonly what: string;
  readonly act: (colleague: Colleague) => Promise<unknown>;
}

const CONFLICTS: readonly Conflict[] = [
  { what: 'a commit', act: (colleague) => colleague.pushCommit() },
  {
    what: 'a tag that no fetch brings',
    act: (colleague) => colleague.pushTag('v1.1.0', { unreachable: true }),
  },
];

describe('a dry run (A16)', () => {
  it('changes no byte and leaves no run', async () => {
    await using stage = await Stage.open();
    const before = await stage.print();
    const { exitCode } = await stage.push(['run', '--yes', '--dry-run']);
    expect([exitCode, await stage.print(), await stage.records()]).toEqual([0, before, []]);
  });

  it.each(CONFLICTS)(
    'tells the conflict that the push then has: $what of a colleague (release-it exits 0, F15)',
    async ({ act }) => {
      await using stage = await Stage.open();
      await act(await stage.remote.colleague());
      const before = await stage.print();
      const codes = [];
      for (const args of [['plan'], ['run', '--yes', '--dry-run'], ['run', '--yes']])
        codes.push((await stage.push(args)).exitCode);
      expect([codes, await stage.print()]).toEqual([[7, 7, 7], before]);
    },
  );
});

describe('a colleague who went on after a release (A10)', () => {
  it('keeps the work, whatever was fetched before it is taken back (a rewind with a bare lease destroys it, F13)', async () => {
    const { stage, gate } = await heldStage('post-merge');
    await using _ = stage;
    const { repository, remote } = stage;
    await using session = stage.begin(['run', '--yes']);
    await gate.reached();
    // Everything is out, and its last step is killed.
    session.signal('SIGKILL');
    await session.exited;
    await gate.open();
    const commit = await (await remote.colleague()).pushCommit('fix: mend at once');
    await repository.git('fetch', '-q', 'origin');
    const refs = await remote.refs();
    const { exitCode, output } = await stage.push(['abort']);
    expect([exitCode, output]).toEqual([9, expect.stringContaining('point of no return')]);
    expect([await remote.refs(), refs['refs/heads/main']]).toEqual([refs, commit]);
  });

  it('is not rewound away, neither unseen nor after a fetch (A10; the lease of the seed takes it for its own, F13)', async () => {
    await using stage = await Stage.open();
    expect((await stage.push(['run', '--yes'])).exitCode).toBe(0);
    const commit = await (await stage.remote.colleague()).pushCommit('fix: mend at once');
    const refs = await stage.remote.refs();
    const rewind = () => stage.push(['rollback', '--rewind', '--yes']);
    const unseen = await rewind();
    expect([unseen.exitCode, await stage.remote.refs()]).toEqual([7, refs]);
    await stage.repository.git('fetch', '-q', 'origin');
    const before = await stage.print();
    const { exitCode, output } = await rewind();
    expect([exitCode, output]).toEqual([4, expect.stringContaining('colleague built on it')]);
    expect([await stage.print(), refs['refs/heads/main']]).toEqual([before, commit]);
  });
});
