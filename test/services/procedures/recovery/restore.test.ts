import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as nextTurn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { realJournals } from '#services/adapters/journals.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';

import { BackingUp } from '../../../support/backups/backing-up.ts';
import { nastyTree, printOf } from '../../../support/backups/tree.ts';
import { Recovering } from '../../../support/recovery/recovering.ts';

/** Other processes work here, which need time that really passes. */
class RecoveringSlowly extends Recovering {
  override async over<T>(work: Promise<T>): Promise<T> {
    const states = { over: false };
    const ended = work.finally(() => (states.over = true));
    ended.catch(() => undefined);
    while (!states.over) {
      await this.clock.pass(20);
      await nextTurn(2);
    }
    return ended;
  }
}

function recovering(box: BackingUp): Recovering {
  const journals = realJournals(join(box.root, 'state'));
  const here = new RecoveringSlowly([{ id: 'api' }], { backups: box.backups, workspaces: realWorkspaces() }, journals);
  here.fake.add('api', 'failed');
  return here;
}

describe('a recovery of the level restore', () => {
  it('makes a backup that is tested first, puts the data back, and is taken back byte for byte', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const good = printOf(box.data);
    const { id } = await box.create();
    writeFileSync(join(box.data, 'plain.txt'), 'broken');
    const broken = printOf(box.data);
    const here = recovering(box);
    const wish = { level: 'restore', services: ['api'], sources: [box.source()] } as const;
    const state = await here.run(wish);
    expect([state.state, state.exit]).toEqual(['done', 0]);
    expect(printOf(box.data)).toEqual(good);
    const [newest] = await box.backups.list();
    expect(newest).toMatchObject({ run: state.run, quiesced: true });
    expect(newest?.testedAt).toBeGreaterThan(0);
    expect(newest?.id).not.toBe(id);
    const back = await here.undo();
    expect([back.state, back.exit]).toEqual(['undone', 0]);
    expect(printOf(box.data)).toEqual(broken);
    expect(readdirSync(box.root).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await box.backups.list()).length).toBe(2);
  });

  it('ends before anything is put back when its backup cannot be made', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    await box.create();
    const before = printOf(box.data);
    const here = recovering(box);
    const gone = { name: 'gone', path: join(box.root, 'gone'), required: true };
    const state = await here.run({ level: 'restore', services: ['api'], sources: [box.source(), gone] });
    expect(state.state).toBe('undone');
    expect(printOf(box.data)).toEqual(before);
    expect(existsSync(join(box.root, 'gone'))).toBe(false);
    expect((await box.backups.list()).length).toBe(1);
  });

  it('says before anything is stopped that there is no backup', async () => {
    using box = new BackingUp();
    const { findings } = await recovering(box).plan({ level: 'restore', services: ['api'] });
    expect(findings).toContainEqual(expect.objectContaining({ id: 'no-backup', blocks: true }));
  });
});
