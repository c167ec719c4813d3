import { describe, expect, it } from 'vitest';

import { printHere } from '../../support/killing/held.ts';
import { ended, Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import type { Gate } from '../../support/lab/gate.ts';
import { startHttp } from '../../support/lab/http.ts';
import { until } from '../../support/lab/until.ts';

/** A stage whose server has the push and waits in a hook until the gate opens; the push is cut meanwhile. */
async function cutStage(by: 'path' | 'http') {
  const gates: Gate[] = [];
  const stage = await Stage.open({
    async prepare({ remote, repository }) {
      gates.push(await remote.hold());
      if (by === 'path') return;
      const server = await startHttp(repository.lab);
      await repository.git('remote', 'set-url', 'origin', server.url(remote));
    },
  });
  const [gate] = gates;
  if (gate === undefined) throw new Error('there is no gate');
  stage.lab.writeConfig('push:\n  idle: 2s\n');
  const before = await printHere(stage);
  const { exitCode, output } = await stage.push(['run', '--yes']);
  expect([exitCode, output]).toEqual([9, expect.stringContaining('may still take it')]);
  return { stage, gate, before };
}

const arrived = async (stage: Stage) => 'refs/tags/v1.1.0' in (await stage.remote.refs());

describe('a push that is cut while the server decides (np and release-it take it back here, F7)', () => {
  it('stays half way, and arrives once with resume when it ended with us', async () => {
    const { stage, gate } = await cutStage('path');
    await using _ = stage;
    expect(await arrived(stage)).toBe(false);
    await gate.open();
    expect((await stage.push(['resume'])).exitCode).toBe(0);
    expect(await verdict(stage, '')).toBe('one release');
  });

  it('is found by resume when the server took it meanwhile', async () => {
    const { stage, gate } = await cutStage('http');
    await using _ = stage;
    const { exitCode, output } = await stage.push(['abort', '--yes']);
    expect([exitCode, output]).toEqual([9, expect.stringContaining('may still arrive, so nothing was taken back')]);
    expect(await stage.repository.git('tag', '--list', 'v1.1.0')).toBe('v1.1.0');
    await gate.open();
    await until(() => arrived(stage), 'it did not arrive');
    expect((await stage.push(['resume'])).exitCode).toBe(0);
    expect(await verdict(stage, '')).toBe('one release');
  });

  it('stays half way when a second push is refused, as the first may still be taken, and is found then', async () => {
    const { stage, gate } = await cutStage('http');
    await using _ = stage;
    // The hook that has the first one goes on with it; the second one meets another hook.
    await stage.remote.hook('pre-receive', 'exit 1');
    const { exitCode, output } = await stage.push(['resume']);
    expect([exitCode, output]).toEqual([9, expect.stringContaining('was cut and may still arrive')]);
    expect(await stage.repository.git('tag', '--list', 'v1.1.0')).toBe('v1.1.0');
    await gate.open();
    await until(() => arrived(stage), 'it did not arrive');
    expect((await stage.push(['resume'])).exitCode).toBe(0);
    expect(await verdict(stage, '')).toBe('one release');
  });

  it('is taken back once the branch is where it cannot follow', async () => {
    const { stage, gate, before } = await cutStage('http');
    await using _ = stage;
    await (await stage.remote.colleague()).pushCommit('fix: faster');
    expect((await stage.push(['resume'])).exitCode).toBe(7);
    await gate.open();
    expect([await arrived(stage), await printHere(stage)]).toEqual([false, before]);
  });

  it('is taken back by abort only when a person says that nothing waits there', async () => {
    const { stage, before } = await cutStage('path');
    await using _ = stage;
    for (const [number, exitCode] of [
      ['1', 9],
      ['2', 0],
    ] as const) {
      await using session = stage.begin(['abort']);
      await session.waitFor('Number:');
      session.write(`${number}\r`);
      expect((await ended(session)).exitCode).toBe(exitCode);
    }
    expect([await arrived(stage), await printHere(stage)]).toEqual([false, before]);
  });
});
