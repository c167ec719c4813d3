import { describe, expect, it } from 'vitest';

import { fakeJournals } from '#services/fakes/journals.ts';

import { renderConsole } from '../../support/console.tsx';
import { FOLDER, learningsDesk } from '../../support/learnings.ts';
import { begun, done, records, RUN } from '../../support/runs/plan.ts';

const ENDED = { type: 'ended', state: 'done', exit: 0, error: null, result: { said: 'All is well.' } } as const;

function desk() {
  const journals = fakeJournals();
  const journal = journals.create(RUN);
  for (const record of records(...begun(), ...done('tree', 'commit'), ENDED)) journal.append(record);
  return learningsDesk({ files: new Map(), journals });
}

const open = async (learned = desk()) => {
  const app = await renderConsole({ watch: { learnings: learned.learnings } });
  app.store.acts.push({ type: 'learn', from: { kind: 'run', run: RUN } });
  await app.waitFor('Write a learning');
  return Object.assign(app, learned);
};

describe('writing a learning', () => {
  it('begins with what the run tells, adds what a person says, and saves a file that can be taken back', async () => {
    await using app = await open();
    expect(app.screen()).toContain('Push api-gateway v2.4.1 to v2.5.0');
    await app.press('tab', 'tab', 'tab', 'tab');
    await app.type('firewall');
    await app.press('tab', 'tab', 'tab');
    await app.type('Go @ana by fri');
    await app.waitFor(/Go: ana, by 2026-11-27/);
    await app.press('pgdn');
    await app.waitFor('nothing is written yet');
    expect(app.files.size).toBe(0);
    await app.press('enter');
    await app.waitFor('OPS-2026-11-20-001');
    const text = app.files.get(`${FOLDER}/OPS-2026-11-20-001.yaml`);
    expect(text).toContain('root_cause: "firewall"');
    expect(text).toMatch(/task: "Go"\n\s+owner: "ana"\n\s+deadline: "2026-11-27"/);
    expect(await app.desk.kept()).toEqual([]);
    app.store.acts.undo();
    await app.waitFor('Taken back');
    await expect.poll(() => app.files.size, { timeout: 10_000 }).toBe(0);
    await expect.poll(async () => (await app.desk.kept()).length, { timeout: 10_000 }).toBe(1);
  });

  it('keeps what was typed when it is left, and goes on with it', async () => {
    const learned = desk();
    await using app = await open(learned);
    await app.type('!!');
    await app.press('esc');
    await expect
      .poll(async () => (await learned.desk.kept())[0]?.draft.situation.title, { timeout: 10_000 })
      .toMatch(/!!$/);
    app.store.acts.push({ type: 'learn', from: { kind: 'run', run: RUN } });
    await app.waitFor('your draft of');
    expect(app.screen()).toContain('!!');
  });

  it('leaves no draft of what nobody touched', async () => {
    const learned = desk();
    await using app = await open(learned);
    await app.press('esc');
    await app.settle();
    expect(await learned.desk.kept()).toEqual([]);
  });
});
