import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it, type TestContext } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { type FaultyRegistry, startFaultyRegistry } from '../../support/lab/faulty-registry.ts';
import type { Fixture } from '../../support/lab/fixture.ts';
import { managersMissing, takeManagers } from '../../support/lab/managers.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import { HIDING_PLACES, type HidingPlace, hideSecret } from '../../support/lab/secrets.ts';

interface Published {
  readonly stage: Stage;
  readonly registry: FaultyRegistry;
  readonly token: string;
}

/** A public package, as `prepare` leaves it, and a registry that fails as it is told. */
async function published(
  { skip }: Pick<TestContext, 'skip'>,
  prepare?: (fixture: Fixture) => Promise<unknown>,
): Promise<Published> {
  const missing = await managersMissing();
  if (missing !== null) skip(missing);
  const stage = await Stage.open({ manifest: {}, ...(prepare !== undefined && { prepare }) });
  await takeManagers(stage.lab, 'npm');
  const registry = await startFaultyRegistry(stage.lab);
  const token = registry.token('ana');
  await writeNpmrc(stage.lab, registry.url, token);
  return { stage, registry, token };
}

const versions = ({ store }: FaultyRegistry): string[] => Object.keys(store.document('lab-parcel')?.versions ?? {});

/** Everything the program wrote down about its runs. */
async function written({ lab }: Stage): Promise<string> {
  const files = await readdir(lab.at('home/.local/state/cpm-console'), { recursive: true, withFileTypes: true });
  const texts = files.filter((file) => file.isFile()).map(({ parentPath, name }) => readFile(join(parentPath, name)));
  return Buffer.concat(await Promise.all(texts)).toString('latin1');
}

describe('a registry in trouble (A9)', () => {
  it('that answers 500: stops after the push, resumes to one release (np says it rolled back and did not, F6, F8)', async (ctx) => {
    const { stage, registry } = await published(ctx);
    await using _ = stage;
    registry.faults.plan('publish', { kind: 'status', status: 500 }, 1);
    expect((await stage.push(['run', '--yes'])).exitCode).toBe(9);
    expect([versions(registry), await stage.remote.git('tag', '--list', 'v1.1.0')]).toEqual([[], 'v1.1.0']);
    expect((await stage.push(['resume'])).exitCode).toBe(0);
    expect([versions(registry), await verdict(stage, '')]).toEqual([['1.1.0'], 'one release']);
  });

  it('that accepts and then is gone: found there, released once (release-it and np burn the number, F7)', async (ctx) => {
    const { stage, registry } = await published(ctx);
    await using _ = stage;
    registry.faults.dropAfter('publish');
    expect((await stage.push(['run', '--yes'])).exitCode).toBe(0);
    expect([versions(registry), await verdict(stage, '')]).toEqual([['1.1.0'], 'one release']);
  });

  it('that asks for a one-time password: stops without a person, and asks for it when resumed on a terminal', async (ctx) => {
    const { stage, registry } = await published(ctx);
    await using _ = stage;
    registry.accounts.otp = '123456';
    expect((await stage.push(['run', '--yes'])).exitCode).toBe(9);
    await using session = stage.begin(['resume']);
    await session.waitFor('one-time password');
    session.write('123456\r');
    expect((await session.exited).exitCode).toBe(0);
    expect([versions(registry), await verdict(stage, '')]).toEqual([['1.1.0'], 'one release']);
    expect(await written(stage)).not.toContain('123456');
  });

  it('that was given this version by somebody else: theirs stays, and nothing is called done (release-it exits 0, F8)', async (ctx) => {
    const { stage, registry } = await published(ctx);
    await using _ = stage;
    const error = 'You cannot publish over the previously published versions: 1.1.0.';
    registry.faults.plan('publish', { kind: 'status', status: 403, body: { error } }, 1);
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([9, expect.stringContaining('1.1.0')]);
    expect(await stage.remote.git('tag', '--list', 'v1.1.0')).toBe('v1.1.0');
  });

  it('writes its token down nowhere (A17; np and release-it hide nothing)', async (ctx) => {
    const { stage, token } = await published(ctx);
    await using _ = stage;
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect(exitCode).toBe(0);
    expect(`${output}${await written(stage)}`).not.toContain(token);
  });
});

describe('a secret (A11, A17)', () => {
  // A reviewed path belongs to another kind of push.
  const places = (Object.keys(HIDING_PLACES) as HidingPlace[]).filter((place) => place !== 'a reviewed path');
  it.for(places)(
    'in %s stops the push with exit 6, and is shown and written nowhere (no peer looks)',
    async (place, ctx) => {
      const tokens: string[] = [];
      const { stage, registry } = await published(ctx, async ({ repository }) => {
        tokens.push(await hideSecret(repository, place));
        // What git ignores gets into what is packed only when a person has it brought along.
        repository.lab.writeConfig('push:\n  worktree:\n    copy: [src/settings.js]\n');
        await repository.git('push', '-q', 'origin', 'main');
      });
      await using _ = stage;
      const [secret = ''] = tokens;
      const before = await stage.print();
      const { exitCode, output } = await stage.push(['run', '--yes']);
      expect([exitCode, await verdict(stage, before), versions(registry)]).toEqual([6, 'as before', []]);
      expect(secret).not.toBe('');
      expect(`${output}${await written(stage)}`).not.toContain(secret);
    },
  );

  it('in an ignored .env stays there and stops nothing', async () => {
    await using stage = await Stage.open({
      async prepare({ repository }) {
        await repository.commit('chore: ignore', { '.gitignore': 'node_modules/\ndist/\n.env\n' });
        await repository.git('push', '-q', 'origin', 'main');
        await repository.write({ '.env': 'TOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345\n' });
      },
    });
    const { exitCode } = await stage.push(['run', '--yes']);
    expect([exitCode, await stage.remote.git('ls-tree', '--name-only', 'main', '.env')]).toEqual([0, '']);
  });
});
