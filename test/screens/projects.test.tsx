import { describe, expect, it } from 'vitest';

import { renderConsole } from '../support/console.tsx';
import { machineWatch } from '../support/machine-watch.ts';
import { after, TROUBLED } from '../support/machine.ts';
import { reading } from '../support/readings.ts';

const open = async (more: Parameters<typeof renderConsole>[0] = {}) => {
  const app = await renderConsole({ ...after(TROUBLED), watch: machineWatch, ...more });
  await app.press('2');
  return app;
};
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';
/** Names in the order they stand on the screen. */
const names = (screen: string) =>
  screen.split('\n').flatMap((each) => /[●⚠✘?] ([\w-]+) +(?:main|git did)/.exec(each)?.[1] ?? []);

const many = Array.from({ length: 300 }, (_, index) =>
  reading(`git:p${String(index).padStart(3, '0')}`, {
    group: 'projects',
    data: { branch: 'main', changed: 0, ahead: 0, behind: 0, untracked: 0, conflicts: 0 },
  }),
);

describe('Projects', () => {
  it('shows each in one row: tree, remote, CI, pull requests, version, what is not released, what is next', async () => {
    await using app = await open({ cols: 140 });
    expect(line(app.screen(), '⚠ billing')).toMatch(
      /main +2 +5 changed +✘ failed +v1\.9\.0 +\+9 +5 h ago +Commit and push, or stash/,
    );
    expect(line(app.screen(), '● cli')).toMatch(/clean +running +4 +v1\.1\.0 +\+1 .*Review 4 pull requests/);
    expect(line(app.screen(), '● web')).toMatch(/clean +- +v1\.5\.0 +\+5 .*Release 5 commits/);
    expect(line(app.screen(), '? legacy')).toContain('git did not answer within 10 s');
  });

  it('sorts', async () => {
    await using app = await open();
    expect(names(app.screen()).slice(0, 2)).toEqual(['billing', 'legacy-importer']);
    await app.press('S');
    expect(app.screen()).toContain('by name');
    expect(names(app.screen()).slice(0, 2)).toEqual(['api-gateway', 'auth']);
  });

  it('shows what has the words, and says when nothing has', async () => {
    await using app = await open();
    await app.press('/');
    await app.type('edge');
    expect(names(app.screen())).toEqual(['edge-proxy']);
    await app.type('xyz');
    expect(app.screen()).toContain('No project has these words.');
  });

  it('tests all that are marked', async () => {
    await using app = await open();
    await app.press('space', 'down', 'space');
    expect(app.screen()).toContain('test now 2 marked');
    await app.press('t');
    expect(app.calls).toEqual(['runNow git:billing', 'runNow git:api-gateway']);
  });

  it('scrolls over hundreds of rows and comes back to the row it was on', async () => {
    await using app = await open({ arrived: many, cols: 80, rows: 24 });
    await app.press('G');
    expect(line(app.screen(), '❯')).toContain('p299');
    await app.press('up', 'up', 'enter');
    expect(app.screen()).toContain('git:p297');
    await app.press('esc');
    expect(line(app.screen(), '❯')).toContain('p297');
  });

  it('shows what the selected one is made of where the table leaves room', async () => {
    await using app = await open();
    await app.waitFor('Not released yet');
    expect(app.screen()).toContain('feat: add retry budget, 5 h ago');
    expect(app.screen()).toMatch(/origin +git@github\.com:ana\/billing\.git/);
    await app.press('enter');
    await app.waitFor('Not released yet');
    expect(app.screen()).toContain('git:billing');
  });

  it('says which key adds the first one', async () => {
    await using app = await open({ arrived: [reading('cpu:host')] });
    expect(app.screen()).toContain('No git projects found. c adds one.');
  });
});
