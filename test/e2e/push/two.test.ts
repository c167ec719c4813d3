import { describe, expect, it } from 'vitest';

import { heldStage, printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { createGate } from '../../support/lab/gate.ts';
import { Lab } from '../../support/lab/lab.ts';
import { npmPackage } from '../../support/lab/projects/npm.ts';
import { openConsole, openReview, parcel, release } from '../../support/push/wizard.ts';

/** What the slower of two may be told, by its exit code: it depends on how far the other one is when it looks. */
const LOST: Readonly<Record<number, RegExp>> = {
  // The other one is done before this one plans.
  3: /asks for a release/,
  // The other one has its tag already, moves the branch, or writes the index.
  4: /There is a tag v1\.1\.0 here already|is no longer at|git is at work here/,
  // The other one has pushed since this one planned, or not yet moved the branch here.
  7: /moved since this was planned|has commits that are not here|has a tag v1\.1\.0 already/,
  10: /works here \(pid \d+/,
};

describe('two pushes at once', () => {
  it('of one clone: one release, and the other one is told who works there (A7; release-it releases twice, F10)', async () => {
    const { stage, gate } = await heldStage('commit-msg');
    await using _ = stage;
    await using first = stage.begin(['run', '--yes']);
    await gate.reached();
    const second = await stage.push(['run', '--yes']);
    await gate.open();
    expect([second.exitCode, second.output]).toEqual([10, expect.stringContaining(`pid ${first.pid}`)]);
    expect([(await ended(first)).exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });

  it('of one clone, begun in the same moment, make one release (A7; release-it adds an empty 1.2.0, F10)', async () => {
    await using stage = await Stage.open();
    for (const _ of [1, 2]) {
      stage.reset();
      const both = await Promise.all([stage.push(['run', '--yes']), stage.push(['run', '--yes'])]);
      const [won, lost] = both.toSorted((a, b) => a.exitCode - b.exitCode);
      expect(LOST[lost?.exitCode ?? -1] ?? both).toBeInstanceOf(RegExp);
      expect(lost?.output).toMatch(LOST[lost?.exitCode ?? -1] ?? '');
      expect([won?.exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
    }
  });

  it('of two clones: the slower one finds its version taken and is as before (A7; np leaves a half release, F8)', async () => {
    const { stage, gate } = await heldStage('pre-push');
    await using _ = stage;
    const other = stage.lab.at('other-clone');
    await stage.lab.run('git', ['clone', '-q', stage.remote.path, other]);
    const before = await printHere(stage);
    await using slower = stage.begin(['run', '--yes']);
    await gate.reached();
    const faster = await stage.push(['run', '--yes'], { cwd: other });
    await gate.open();
    expect([faster.exitCode, (await ended(slower)).exitCode]).toEqual([0, 7]);
    expect([await printHere(stage), await verdict(stage, '')]).toEqual([before, 'one release']);
  });
});

describe('two wizards at once', () => {
  it('on one home: the second is told on its screen who works there, and there is one release (A7; release-it releases twice, F10)', async () => {
    await using lab = new Lab();
    const { repository, remote } = await parcel(lab, npmPackage({ manifest: { private: true } }));
    const gate = await createGate(lab);
    await repository.hook('commit-msg', gate.script);
    await using first = openConsole(lab);
    await using second = openConsole(lab);
    await openReview(first);
    await openReview(second);
    await release(first);
    await gate.reached();
    await release(second);
    await second.waitFor(`pid ${first.pid}`);
    await gate.open();
    await first.waitFor(/✔ Push parcel.*done/);
    expect(Object.keys(await remote.refs())).toEqual(['refs/heads/main', 'refs/tags/v1.0.0', 'refs/tags/v1.1.0']);
    expect(await remote.git('rev-list', '--count', 'v1.0.0..main')).toBe('3');
    expect([await repository.id('main'), await repository.git('status', '--porcelain')]).toEqual([
      await remote.id('main'),
      '',
    ]);
  });
});
