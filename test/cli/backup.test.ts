import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import backup from '#cli/commands/backup.ts';
import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';

import { BackingUp } from '../support/backups/backing-up.ts';
import { nastyTree, printOf } from '../support/backups/tree.ts';
import { demo as demoCommand } from '../support/demo-command.ts';
import { invocationIn } from '../support/invocation.ts';

/** What is read of the documents; which of it is there depends on the verb. */
interface Answer {
  readonly backup: { readonly id: string };
  readonly backups: readonly { readonly verifiedAt: string }[];
  readonly sources: readonly { readonly name: string }[];
  readonly pieces: readonly { readonly name: string }[];
  readonly verdict: { readonly ok: boolean; readonly problems: readonly string[] };
  readonly entries: unknown;
}
const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

/** `backup` on a real folder with real backups. */
function here(box: BackingUp, journals: Journals = fakeJournals()) {
  const keep = { last: 5, daily: 0, weekly: 0, monthly: 0 };
  const clock = realClock();
  const demo = demoWorld({ clock, journals });
  const environment = {
    ...demo.environment,
    cwd: box.root,
    home: null,
    configDir: join(box.root, 'config'),
    stateDir: join(box.root, 'state'),
  };
  const world = { ...demo, clock, environment, backups: box.backups, workspaces: realWorkspaces() };
  const config = { path: join(box.root, 'config'), projects: [], services: [] };
  return async (verb: string, values: Record<string, string | boolean | string[]> = {}, positionals: string[] = []) => {
    const all = { backup: { folder: box.folder, store: 'archive', keep, sources: [box.source()], restic: null } };
    const { invocation, out } = invocationIn(world, {
      verb,
      positionals,
      values,
      config: { ...config, ...all } as Partial<Config>,
    });
    const exit = await backup.run(invocation);
    return { exit, out: out(), json: () => JSON.parse(out()) as Answer };
  };
}

/** The power fails when a record like that is to be written. */
function cutAt(journals: Journals, isNever: (record: { type: string; step: string }) => boolean): Journals {
  let isOff = false;
  return {
    ...journals,
    create(run) {
      const writer = journals.create(run);
      return {
        ...writer,
        append(record) {
          isOff ||= isNever({ type: record.type, step: 'step' in record ? record.step : '' });
          if (isOff) throw new Error('no power');
          writer.append(record);
        },
      };
    },
  };
}

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'it went on',
    (thrown: unknown) => (thrown instanceof OpsError ? `${thrown.exit} ${thrown.code}` : String(thrown)),
  );

describe('backup', () => {
  it('makes one and reads it back, lists it, shows it, and says what changed since', async () => {
    using box = new BackingUp();
    writeFileSync(join(box.data, 'notes'), 'first');
    const run = here(box);
    const none = await run('list');
    expect([none.exit, none.out]).toEqual([0, 'There is no backup yet. Make one: cpm-console backup create\n']);
    const dry = await run('create', { json: true, 'dry-run': true });
    expect([dry.exit, named(dry.json().sources)]).toEqual([0, ['config', 'state', 'data']]);
    const made = await run('create', { json: true });
    expect([made.exit, made.json().verdict]).toEqual([0, { ok: true, files: 1, bytes: 5, problems: [] }]);
    const { id } = made.json().backup;
    const listed = await run('list', { json: true });
    expect(listed.json()).toMatchObject({ schema: 1, backups: [{ id, store: 'archive', files: 1, contentBytes: 5 }] });
    expect(listed.json().backups[0]?.verifiedAt).toMatch(/^\d{4}-.*Z$/);
    expect((await run('list')).out).toContain(id);
    const shown = await run('show', { json: true, path: ['data'] }, [id]);
    expect(shown.json().entries).toMatchObject([{ path: 'data/notes', kind: 'file', bytes: 5 }]);
    expect(await run('diff')).toMatchObject({ exit: 0, out: `Nothing changed since ${id}.\n` });
    writeFileSync(join(box.data, 'notes'), 'second');
    writeFileSync(join(box.data, 'new'), '');
    const changed = await run('diff', { json: true }, ['newest']);
    expect([changed.exit, changed.json()]).toMatchObject([
      20,
      { id, added: ['data/new'], changed: ['data/notes'], removed: [], counts: { added: 1, changed: 1, removed: 0 } },
    ]);
  });

  it('exits 21 for one that was changed after it was made, and restores nothing of it', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const before = printOf(box.data);
    const run = here(box);
    await run('create');
    const [name = ''] = readdirSync(box.folder).filter((each) => each.endsWith('.tar.zst'));
    const path = join(box.folder, name);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    writeFileSync(path, bytes);
    const verified = await run('verify', { json: true });
    expect([verified.exit, verified.json().verdict.ok]).toEqual([21, false]);
    expect(verified.json().verdict.problems.length).toBeGreaterThan(0);
    const into = join(box.root, 'restored');
    expect(await refused(run('restore', { into }))).toBe('critical backup-damaged');
    expect(existsSync(into)).toBe(false);
    expect(await run('restore', { 'in-place': true, yes: true })).toMatchObject({ exit: 4 });
    expect(printOf(box.data)).toEqual(before);
  });

  it('restores all or some of it into a new folder, and never over something', async () => {
    using box = new BackingUp();
    writeFileSync(join(box.data, 'a'), 'aa');
    writeFileSync(join(box.data, 'b'), 'bbb');
    const run = here(box);
    const { id } = (await run('create', { json: true })).json().backup;
    expect((await run('verify', { 'restore-test': true })).exit).toBe(0);
    const into = join(box.root, 'restored');
    const some = await run('restore', { into, path: ['data/b'], json: true }, [id]);
    expect([some.exit, some.json()]).toMatchObject([0, { id, into, files: 1, bytes: 3 }]);
    expect(readdirSync(join(into, 'data'))).toEqual(['b']);
    expect(await refused(run('restore', { into }))).toBe('refused not-empty');
    expect(await refused(run('restore', { into: join(box.root, 'other'), path: ['data/c'] }))).toBe(
      'usage no-such-path',
    );
    expect(await refused(run('restore'))).toBe('usage usage');
    expect(await refused(run('restore', { into }, ['backup-20200101-000000-abcd']))).toBe('usage no-backup');
  });

  it('puts everything back in its place after a copy, and takes that back byte for byte', async () => {
    using box = new BackingUp();
    nastyTree(box.data);
    const good = printOf(box.data);
    const run = here(box);
    const { id } = (await run('create', { json: true })).json().backup;
    writeFileSync(join(box.data, 'plain.txt'), 'broken');
    const broken = printOf(box.data);
    expect(await run('restore', { 'in-place': true, 'dry-run': true, json: true }, [id])).toMatchObject({ exit: 0 });
    expect(await refused(run('restore', { 'in-place': true, json: true }, [id]))).toBe('refused needs-consent');
    expect(printOf(box.data)).toEqual(broken);
    const put = await run('restore', { 'in-place': true, yes: true }, [id]);
    expect(put.exit).toBe(0);
    expect(put.out).toMatch(/Taken back by: cpm-console backup undo backup-/);
    expect(printOf(box.data)).toEqual(good);
    const [safety] = await box.backups.list();
    expect(named(safety?.sources ?? [])).toEqual(['data']);
    expect(safety?.run).toMatch(/^backup-/);
    expect(safety?.verifiedAt).toBeGreaterThan(0);
    expect((await run('undo', { yes: true })).exit).toBe(0);
    expect(printOf(box.data)).toEqual(broken);
    expect(await refused(run('undo', { yes: true }))).toBe('nothingToDo no-run');
    expect(readdirSync(box.root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('goes on with a restore in place that was cut, or takes it back', async () => {
    for (const way of ['resume', 'undo'] as const) {
      using box = new BackingUp();
      nastyTree(box.data);
      const good = printOf(box.data);
      const journals = fakeJournals();
      const run = here(box, journals);
      const { id } = (await run('create', { json: true })).json().backup;
      writeFileSync(join(box.data, 'plain.txt'), 'broken');
      const broken = printOf(box.data);
      expect(await refused(run('resume'))).toBe('nothingToDo no-run');
      const cut = here(
        box,
        cutAt(journals, ({ type, step }) => type === 'finished' && step === 'restore-0'),
      );
      await expect(cut('restore', { 'in-place': true, yes: true }, [id])).rejects.toThrow('power');
      const [name = ''] = journals.list();
      const went = await run(way, { yes: true });
      expect([went.exit, went.out]).toEqual([0, expect.stringContaining(way === 'resume' ? 'Done.' : 'as it was')]);
      expect(printOf(box.data)).toEqual(way === 'resume' ? good : broken);
      expect(await refused(run('resume', {}, [name]))).toBe('nothingToDo ended');
      // The copy of what was there is made once.
      expect(await box.backups.list()).toHaveLength(2);
    }
  });

  it('takes back what lies above first', async () => {
    const { run, world } = demoCommand();
    const id = (await world.backups.list())[0]?.id ?? '';
    const put = async (path: string) => {
      const { exit, out } = await run(backup, ['restore', id], { 'in-place': true, yes: true, path });
      if (exit !== 0) throw new Error(out);
      return /undo (backup-\S+)/.exec(out)?.[1] ?? '';
    };
    const older = await put('claude-pm');
    await put('config');
    const newer = await put('claude-pm/memory.db');
    const below = await run(backup, ['undo', older], { yes: true });
    expect([below.exit, below.out]).toMatchObject([4, expect.stringContaining(newer) as unknown]);
    for (const each of [newer, older]) expect((await run(backup, ['undo', each], { yes: true })).exit).toBe(0);
    expect((await run(backup, ['undo', older], { yes: true, json: true })).exit).toBe(3);
  });

  it('does not put back the state of the console, nor both ways at once', async () => {
    using box = new BackingUp();
    const run = here(box);
    writeFileSync(join(box.data, 'x'), '');
    await box.create([box.source({ name: 'state' }), box.source({ name: 'data' })]);
    expect(await refused(run('restore', { 'in-place': true, path: ['state'] }))).toBe('refused own-state');
    expect(await refused(run('restore', { 'in-place': true, path: ['data/../..'] }))).toBe('usage no-such-path');
    expect(await refused(run('restore', { 'in-place': true, into: '/tmp/x' }))).toBe('usage usage');
    const all = await run('restore', { 'in-place': true, 'dry-run': true, json: true });
    expect(named(all.json().pieces)).toEqual(['data']);
  });

  it('removes what is no longer kept, after showing it', async () => {
    const { run, world, config } = demoCommand();
    Object.assign(config.backup.keep, { last: 2, daily: 0, weekly: 0, monthly: 0 });
    const before = (await world.backups.list()).map(({ id }) => id);
    const preview = await run(backup, ['prune'], { 'dry-run': true, json: true });
    const goes = preview.json()['goes'] as string[];
    expect([preview.exit, preview.json()]).toMatchObject([0, { removed: [], freedBytes: 0 }]);
    expect(goes.length).toBeGreaterThan(0);
    const alone = await run(backup, ['prune'], { json: true });
    expect([alone.exit, alone.json()]).toMatchObject([4, { error: { code: 'needs-consent' } }]);
    expect((await world.backups.list()).map(({ id }) => id)).toEqual(before);
    const gone = await run(backup, ['prune'], { yes: true, json: true });
    expect([gone.exit, gone.json()]).toMatchObject([0, { goes, removed: goes }]);
    expect((await world.backups.list()).map(({ id }) => id)).toEqual(before.filter((id) => !goes.includes(id)));
    expect((await run(backup, ['prune'], { json: true })).exit).toBe(3);
  });

  it('names a source that is meant when one is misspelt', async () => {
    using box = new BackingUp();
    const error = await here(box)('create', { source: 'dta' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'no-such-source', exit: 'usage', hint: 'Did you mean data?' });
  });
});
