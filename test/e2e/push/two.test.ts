import { describe, expect, it } from 'vitest';

import { heldStage, printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';

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
      const codes = both.map(({ exitCode }) => exitCode).toSorted((a, b) => a - b);
      // Whoever looks after the other one is done finds nothing to release, or what it planned from moved.
      expect([3, 4, 7, 10].includes(codes[1] ?? -1) || both).toBe(true);
      expect([codes[0], await verdict(stage, '')]).toEqual([0, 'one release']);
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
