import { describe, expect, it } from 'vitest';

import { dyingAt } from '../../../../support/killing/dying.ts';
import { consoleWorld, runPush } from '../../../../support/lab/console.ts';
import { createFixture } from '../../../../support/lab/fixture.ts';
import { editingHook } from '../../../../support/lab/hooks.ts';
import { Lab } from '../../../../support/lab/lab.ts';
import { npmPackage } from '../../../../support/lab/projects.ts';
import { worldDifference, worldPrint } from '../../../../support/lab/world-print.ts';

const REST = { yes: true, skip: 'tests,docs', reason: 'not what is tested' };

describe('a commit that a hook edited, and the console died before it said so', () => {
  it('is not gone on with, and is taken back by abort to the byte', async () => {
    await using lab = new Lab();
    const { repository, remote } = await createFixture(lab, npmPackage({ manifest: { private: true } }));
    await editingHook(repository, 'pre-commit');
    const print = () => worldPrint({ repositories: [repository.path], remotes: [remote.path] });
    const before = await print();
    const world = consoleWorld(lab, repository.path);
    const died = dyingAt(world.journals, (record) => record.type === 'failed' && record.step === 'commit');
    expect((await runPush({ ...world, journals: died }, 'run', REST)).output).toContain('killed');

    const resumed = await runPush(world, 'resume', { yes: true });
    expect([resumed.exit, resumed.output]).toEqual([9, expect.stringContaining('formatted.txt')]);
    const aborted = await runPush(world, 'abort', { yes: true });
    expect([aborted.exit, aborted.output]).toEqual([0, expect.stringContaining('Everything is as it was before.')]);
    expect(worldDifference(before, await print())).toBe('');
  });
});
