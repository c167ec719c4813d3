import { describe, expect, it } from 'vitest';

import { heldStage, printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';

const TAG = 'refs/tags/v1.1.0';

describe('a push beside a colleague', () => {
  it('stops before anything when a tag that no fetch brings is there (A1; np and release-it say "done", F2, F3)', async () => {
    await using stage = await Stage.open();
    const colleague = await stage.remote.colleague();
    const { tag } = await colleague.pushTag('v1.1.0', { unreachable: true });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([7, expect.stringContaining('v1.1.0')]);
    expect([(await stage.remote.refs())[TAG], await stage.print()]).toEqual([tag, before]);
  });

  it.each(['commit-msg', 'pre-push'])(
    'leaves a tag and a commit alone that arrive while it is in %s (A2; release-it deletes the tag, F1)',
    async (hook) => {
      const { stage, gate } = await heldStage(hook);
      await using _ = stage;
      const before = await printHere(stage);
      const colleague = await stage.remote.colleague();
      await using session = stage.begin(['run', '--yes']);
      await gate.reached();
      const { tag } = await colleague.pushTag('v1.1.0', { unreachable: true });
      const commit = await colleague.pushCommit();
      await gate.open();
      expect((await ended(session)).exitCode).toBe(7);
      const refs = await stage.remote.refs();
      expect([refs[TAG], refs['refs/heads/main']]).toEqual([tag, commit]);
      expect(await printHere(stage)).toBe(before);
    },
  );

  it('pushes neither branch nor tag when only the branch moved (A3; release-it leaves its tag there, F4, F12)', async () => {
    const { stage, gate } = await heldStage('pre-push');
    await using _ = stage;
    const before = await printHere(stage);
    const colleague = await stage.remote.colleague();
    await using session = stage.begin(['run', '--yes']);
    await gate.reached();
    const commit = await colleague.pushCommit();
    await gate.open();
    expect((await ended(session)).exitCode).toBe(7);
    const refs = await stage.remote.refs();
    expect([refs['refs/heads/main'], refs[TAG]]).toEqual([commit, undefined]);
    expect(await printHere(stage)).toBe(before);
  });

  it.each(['tag', 'branch', 'both'] as const)(
    'leaves nothing behind when the server refuses the %s (A4; lerna pushes the other one, F4, F5)',
    async (what) => {
      await using stage = await Stage.open({ prepare: ({ remote }) => remote.refuse(what) });
      const before = await stage.print();
      const { exitCode, output } = await stage.push(['run', '--yes']);
      expect([exitCode, await verdict(stage, before)]).toEqual([7, 'as before']);
      expect(output).toContain(`this server takes no ${what}`);
    },
  );

  it('pushes its own tag and no other one (A5; np pushes every annotated one, semantic-release every one, F2)', async () => {
    await using stage = await Stage.open({
      async prepare({ repository }) {
        await repository.tag('experiment-x');
        await repository.tag('experiment-y', { lightweight: true });
      },
    });
    const { exitCode } = await stage.push(['run', '--yes']);
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });
});
