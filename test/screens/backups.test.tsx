import { describe, expect, it } from 'vitest';

import { BACKUPS as LIST } from '#screens/backups/view.ts';

import { renderConsole } from '../support/console.tsx';
import { machineWatch } from '../support/machine-watch.ts';
import { after, HEALTHY } from '../support/machine.ts';
import { BACKUPS, fakeBackupsDesk } from '../support/recovery/backups-desk.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}, desk = fakeBackupsDesk()) => {
  const app = await renderConsole({ ...after(HEALTHY), ...more, watch: { ...machineWatch, backups: desk.desk } });
  app.store.acts.push(LIST);
  return Object.assign(app, { acts: desk.acts });
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';
const [NEWEST, UNSEEN] = BACKUPS.map(({ id }) => id);

describe('backups', () => {
  it('are listed with age, size, content, and when they were verified and tested', async () => {
    await using app = await open();
    await app.waitFor('3 backups, 360 MiB');
    expect(line(app.screen(), '6 h ago')).toMatch(
      /6 h ago +120 MiB +1,204 +claude-pm, config, state +6 h ago +6 h ago/,
    );
    expect(line(app.screen(), '1 d ago')).toMatch(/never +never/);
    expect(app.screen()).toContain('claude-pm/bus.sock: a socket');
  });

  it('are reached from the palette by name', async () => {
    await using app = await renderConsole({
      ...after(HEALTHY),
      watch: { ...machineWatch, backups: fakeBackupsDesk().desk },
    });
    await app.press(':');
    await app.type('backups');
    await app.waitFor(/Backups/);
    await app.press('enter');
    expect(await app.waitFor('3 backups')).toContain('6 h ago');
  });

  it('are made and tested after the command was shown', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('c');
    await app.waitFor('cpm-console backup create');
    await app.press('2');
    await app.press('esc');
    await app.waitFor('3 backups');
    await app.press('t');
    await app.waitFor(`test ${NEWEST}?`);
    await app.press('2');
    expect(app.acts).toEqual(['create', `test ${NEWEST}`]);
  });

  it('are browsed folder by folder, and one file is restored alone into a new place', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('enter');
    await app.waitFor(/claude-pm\/ +3 files +40.1 MiB/);
    await app.press('enter');
    await app.waitFor('memory.db');
    await app.press('down', 'enter');
    await app.waitFor('Restore claude-pm/memory.db?');
    expect(app.screen()).toContain(`/home/ana/restored-${NEWEST}`);
    await app.press('enter');
    await app.waitFor('cpm-console backup restore');
    await app.press('2');
    expect(app.acts).toEqual([`restore ${NEWEST} claude-pm/memory.db into /home/ana/restored-${NEWEST}`]);
  });

  it('are put back in their place, all of one or one thing of it, after the command was shown', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('x');
    await app.waitFor('Put everything back in place');
    await app.type('7');
    await app.waitFor(`put back ${NEWEST} all?`);
    expect(app.acts).toEqual([]);
    await app.press('2');
    expect(app.acts).toEqual([`put back ${NEWEST} all`]);
  });

  it('are compared with what is there, from where what was lost is restored', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('x');
    await app.waitFor('Compare with what is there now');
    await app.type('5');
    await app.waitFor('3 differences');
    expect(app.screen()).toMatch(/gone +claude-pm\/tasks\/open.yaml/);
    await app.press('enter');
    await app.waitFor('Restore claude-pm/tasks/open.yaml?');
  });

  it('show what pruning would keep and why before anything goes', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('x');
    await app.waitFor('Show what pruning would remove');
    await app.type('8');
    await app.waitFor('1 backup would go, 2 stay');
    expect(line(app.screen(), 'remove')).toContain('backup-20261113-083000-e5f6');
    expect(line(app.screen(), 'newest 2 of 2')).toContain(UNSEEN);
    await app.press('enter');
    await app.waitFor('type prune');
    expect(app.acts).toEqual([]);
  });

  it('are deleted only by their name', async () => {
    await using app = await open();
    await app.waitFor('3 backups');
    await app.press('x');
    await app.waitFor('Delete it');
    await app.type('9');
    await app.waitFor(`type ${NEWEST}`);
    await app.press('enter');
    expect(app.acts).toEqual([]);
  });

  it('say how to make the first one', async () => {
    await using app = await open({}, fakeBackupsDesk([]));
    expect(await app.waitFor('There is no backup yet. c makes one.')).not.toContain('made by');
  });

  it('change nothing in a read-only console', async () => {
    await using app = await open({ session: { readOnly: true } });
    await app.waitFor('3 backups');
    await app.press('c', 't');
    expect(app.acts).toEqual([]);
  });
});

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = { ascii: { ascii: true }, 'screen-reader': { screenReader: true }, 'no-color': { color: false } };

describe('the picture of backups', () => {
  const picture = async (more: Parameters<typeof renderConsole>[0]) => {
    await using app = await open(more);
    await app.waitFor(/3 backups/);
    await app.settle();
    return app.svg();
  };

  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/backups-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/backups-${name}.svg`);
  });
});
