import { describe, expect, it } from 'vitest';

import { heldStage, printHere } from '../../support/killing/held.ts';
import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { askingHook, editingHook, refusingHook } from '../../support/lab/hooks.ts';

describe('hooks (A19)', () => {
  it.each(['commit-msg', 'pre-push'])(
    'one of the person in %s that asks on the terminal does not hang it (np hangs behind its spinner)',
    async (hook) => {
      await using stage = await Stage.open({ prepare: ({ repository }) => askingHook(repository, hook) });
      const before = await stage.print();
      const { exitCode } = await stage.push(['run', '--yes']);
      expect([exitCode, await verdict(stage, before)]).toEqual([5, 'as before']);
    },
  );

  it.each(['commit-msg', 'pre-push'])('one of the person in %s that hangs is ended', async (hook) => {
    const { stage } = await heldStage(hook);
    await using _ = stage;
    stage.lab.writeConfig('push:\n  idle: 2s\n');
    const before = await printHere(stage);
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([5, expect.stringContaining('silent for too long')]);
    expect(await printHere(stage)).toBe(before);
  });

  it('one of the server that is slow and then takes it is waited for', async () => {
    await using stage = await Stage.open({
      prepare: ({ remote }) => remote.hook('pre-receive', 'for n in 1 2 3; do echo "$n" >&2; sleep 0.2; done'),
    });
    const { exitCode } = await stage.push(['run', '--yes']);
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });

  it('one that edits what was reviewed stops it', async () => {
    await using stage = await Stage.open({ prepare: ({ repository }) => editingHook(repository, 'pre-commit') });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([4, expect.stringContaining('formatted.txt')]);
    expect(await verdict(stage, before)).toBe('as before');
  });

  it('one that refuses is told in its own words', async () => {
    await using stage = await Stage.open({ prepare: ({ repository }) => refusingHook(repository, 'pre-commit') });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([5, expect.stringContaining('not today')]);
    expect(await verdict(stage, before)).toBe('as before');
  });
});
