import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';

import { renderConsole } from '../support/console.tsx';
import { fakePushDesk } from '../support/push/desk.ts';
import { takenBack } from '../support/push/rollback.ts';
import { fakeDesk } from '../support/runs/desk.ts';
import { done, pushPlan, released, RUN, runAfterAll } from '../support/runs/plan.ts';

const PROJECT = { name: 'api-gateway', path: '/home/ana/projects/api-gateway' };

async function open(fake = fakePushDesk(), more: Parameters<typeof renderConsole>[0] = {}) {
  const runs = fakeDesk();
  const app = await renderConsole({ ...more, watch: { push: fake.push, runs: runs.runs, ...more.watch } });
  return Object.assign(app, { asked: fake.calls });
}

async function atRollback(fake = fakePushDesk(), more: Parameters<typeof renderConsole>[0] = {}) {
  const app = await open(fake, more);
  app.store.acts.push({ type: 'rollback', project: PROJECT, word: RUN });
  await app.waitFor(/Take back api-gateway 2\.4\.1|could not|cannot/);
  await app.settle();
  return app;
}

/** The keys that choose an action of the list. */
const numberOf = (screen: string, title: string): readonly string[] =>
  Array.from(new RegExp(`(\\d+) +${title}`).exec(screen)?.[1] ?? '');

describe('taking a release back', () => {
  it('is reached from a release that is over, by its key', async () => {
    await using app = await open();
    app.store.acts.runsChanged([{ state: released(), where: 'nowhere' }]);
    app.store.acts.push({ type: 'run', run: RUN });
    await app.waitFor(`r  Roll it back…   cpm-console push rollback ${RUN}`);
    await app.press('r');
    await app.waitFor('Take back api-gateway 2.4.1');
    expect(app.asked).toEqual([
      `rollback api-gateway {"word":"${RUN}","rewind":false,"distTagBack":false,"deprecate":null,"yank":null}`,
    ]);
    await app.press('esc');
    await app.waitFor('Roll it back…');
  });

  it('is reached from the review of a push', async () => {
    await using app = await open();
    app.store.acts.push({ type: 'push', projects: [PROJECT] });
    await app.waitFor('Why minor');
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Take the last release back…'));
    await app.waitFor('Take back api-gateway 2.4.1');
    expect(app.asked.at(-1)).toContain('"word":null');
  });

  it('shows who built on it, what cannot be undone, and every command', async () => {
    await using app = await atRollback();
    const screen = app.screen();
    for (const text of [
      'a1b2c3d ben   fix: close idle sockets',
      'no      Unpublish 2.4.1',
      'It cannot be rewound: ben built on it',
      'The tag v2.4.1 and its commit stay in the history.',
      'Who installed api-gateway keeps it, and the number stays used.',
      '$ git revert --no-edit 0f9e8d7c6b5a',
      'point of no return',
      'nothing changed yet',
    ])
      expect(screen).toContain(text);
  });

  it('begins only when the name was typed, and shows the run', async () => {
    await using app = await atRollback();
    await app.press('enter');
    const dialog = app.screen();
    expect(dialog).toContain('Revert api-gateway 2.4.1?');
    expect(dialog).toContain('git push --atomic origin <new commit>:refs/heads/main');
    await app.press('right', 'enter');
    expect(app.screen()).toContain('type api-gateway to confirm');
    await app.type('api-gateway');
    await app.press('enter');
    await app.settle();
    expect(app.asked.at(-1)).toBe('start revert api-gateway 2.4.1');
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'run', run: 'rollback-20261120-143205-a1b2' });
  });

  it('a rewind is offered where nobody built on it, and asks for the version', async () => {
    const fake = fakePushDesk();
    const desk = {
      ...fake.desk,
      reviewRollback: (_path: string, wish: Parameters<typeof takenBack>[0]) =>
        Promise.resolve(takenBack(wish, { noRewind: [], since: [], published: [] })),
    };
    await using app = await atRollback({ ...fake, desk, push: () => Promise.resolve(desk) });
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Rewind it, as if it had never been'));
    await app.waitFor('As if it had never been');
    await app.press('enter');
    expect(app.screen()).toContain('Rewind api-gateway 2.4.1?');
    await app.press('right', 'enter');
    expect(app.screen()).toContain('type 2.4.1 to confirm');
  });

  it('says why it cannot be rewound, and warns on npm with a reason', async () => {
    await using app = await atRollback();
    await app.press('x');
    expect(app.screen()).toMatch(/Rewind it.*ben built on it/);
    await app.press(...numberOf(app.screen(), 'Warn whoever installs it from npm…'));
    await app.type('loses sockets');
    await app.press('enter');
    await app.waitFor("npm deprecate api-gateway@2.4.1 'loses sockets'");
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Do not warn'));
    await app.settle();
    expect(app.screen()).not.toContain('npm deprecate');
  });

  it('says why it could not look, and begins nothing', async () => {
    const fake = fakePushDesk();
    const desk = {
      ...fake.desk,
      reviewRollback: () =>
        Promise.reject(new OpsError('behind', 'origin cannot be asked.', { hint: 'Bring them here first.' })),
    };
    await using app = await atRollback({ ...fake, desk, push: () => Promise.resolve(desk) });
    expect(app.screen()).toContain('origin cannot be asked. Bring them here first.');
    await app.press('enter');
    expect(app.store.getState().overlay).toBeNull();
  });

  it('can be read to its end in a small terminal', async () => {
    await using app = await atRollback(fakePushDesk(), { cols: 60, rows: 15 });
    expect(app.screen()).toMatch(/\d+ lines below/);
    expect(app.screen()).not.toContain('$ git push');
    await app.press('end');
    expect(app.screen()).toContain('$ git push');
  });

  it('is off in a read-only console', async () => {
    await using app = await open(fakePushDesk(), { session: { readOnly: true } });
    app.store.acts.runsChanged([{ state: released(), where: 'nowhere' }]);
    app.store.acts.push({ type: 'run', run: RUN });
    await app.waitFor(/r +Roll it back… +off: the console is read-only/);
    await app.press('r');
    expect(app.store.getState().views.at(-1)).toEqual({ type: 'run', run: RUN });
  });
});

describe('a release that its branch did not take', () => {
  it('goes through a pull request, reviewed first', async () => {
    await using app = await open();
    const error = { code: 'branch-kept', message: 'origin refused the push.', hint: null };
    const state = runAfterAll(
      [...done('tree'), { type: 'ended', state: 'undone', exit: 7, error, result: {} }],
      pushPlan('api-gateway', { params: { tag: { name: 'v2.5.0' } } }),
    );
    app.store.acts.runsChanged([{ state, where: 'nowhere' }]);
    app.store.acts.push({ type: 'run', run: RUN });
    await app.waitFor('r  Go through a pull request…');
    await app.press('r');
    await app.waitFor('Why minor');
    expect(app.asked).toEqual(['review api-gateway {"pullRequest":true}']);
    await app.press('x');
    await app.press(...numberOf(app.screen(), 'Push straight to main'));
    expect(app.asked.at(-1)).toBe('review api-gateway {}');
  });
});
