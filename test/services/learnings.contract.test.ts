import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { BLANK } from '#domain/learnings/blank.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { realLearnings } from '#services/adapters/learnings/learnings.ts';
import { fakeLearnings } from '#services/fakes/learnings.ts';
import type { Learnings } from '#services/ports/learnings.ts';

const root = mkdtempSync(join(tmpdir(), 'cpm-learnings-'));
afterAll(() => rmSync(root, { recursive: true }));

const AT = Date.UTC(2026, 10, 20, 23, 59, 59, 500);
const draft = (title: string, more: Partial<LearningDraft> = {}): LearningDraft => ({
  ...BLANK,
  ...more,
  situation: { ...BLANK.situation, title },
});
const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

const real = (): Learnings => {
  const stateDir = mkdtempSync(join(root, 'state-'));
  const folder = join(mkdtempSync(join(root, 'data-')), 'learnings');
  return realLearnings({ folder: () => folder, stateDir });
};

describe.each([
  ['learnings on the disk', real],
  ['learnings in memory', () => fakeLearnings({ folder: '/u/ana/learnings' })],
])('%s', (_name, make) => {
  let learnings: Learnings;
  beforeEach(() => {
    learnings = make();
  });

  it('are numbered by the day in UTC and read back as they were', async () => {
    const first = await learnings.add(draft('One', { tags: ['a: b', '#c'] }), AT);
    const second = await learnings.add(draft('Two'), AT);
    const third = await learnings.add(draft('Three'), AT + 1000);
    expect([first, second, third].map(({ learning }) => learning.id)).toEqual([
      'OPS-2026-11-20-001',
      'OPS-2026-11-20-002',
      'OPS-2026-11-21-001',
    ]);
    expect(first.path).toBe(join(learnings.folder, 'OPS-2026-11-20-001.yaml'));
    expect(await learnings.read('OPS-2026-11-20-001')).toEqual(first);
    expect(first.learning).toEqual({
      ...draft('One', { tags: ['a: b', '#c'] }),
      id: 'OPS-2026-11-20-001',
      timestamp: '2026-11-20T23:59:59Z',
    });
  });

  it('are listed newest first, and nothing is there at the start', async () => {
    expect(await learnings.list()).toEqual({ learnings: [], unreadable: [] });
    await learnings.add(draft('One'), AT);
    await learnings.add(draft('Two'), AT + 1000);
    await learnings.add(draft('Three'), AT + 1000);
    const { learnings: all } = await learnings.list();
    expect(all.map(({ situation }) => situation.title)).toEqual(['Three', 'Two', 'One']);
  });

  it('take a text with its comments, whatever id it says', async () => {
    const text = readFileSync('test/fixtures/learnings/guide.yaml.txt', 'utf8');
    const kept = await learnings.addText(`# from the guide\n${text}`, AT);
    expect(kept.learning).toMatchObject({ id: 'OPS-2026-11-20-001', timestamp: '2026-11-20T23:59:59Z' });
    expect(kept.text).toMatch(/^# from the guide\nlearning_entry:\n {2}id: "OPS-2026-11-20-001"/);
    expect((await learnings.read('OPS-2026-11-20-001')).text).toBe(kept.text);
  });

  it('are found by the beginnings of words, best first', async () => {
    await learnings.add(draft('Disk full', { tags: ['backup'] }), AT);
    const pool = {
      ...draft('Pool of connections used up'),
      problem: { ...BLANK.problem, symptoms: ['the disk was fine'] },
    };
    await learnings.add(pool, AT);
    const ids = async (words: string, match?: 'any') =>
      (await learnings.search(words, 10, match)).map(({ id }) => id.slice(-3));
    expect(await ids('disk')).toEqual(['001', '002']);
    expect(await ids('pool dis')).toEqual(['002']);
    expect(await ids('POOL backup')).toEqual([]);
    expect(await ids('pool backup', 'any')).toHaveLength(2);
    expect(await ids('OPS-2026-11-20-002')).toEqual(['002']);
    for (const none of ['', '   ', '"', '* - ^', 'ull', 'AND']) expect(await ids(none)).toEqual([]);
    const [hit] = await learnings.search('fine', 1);
    expect(hit).toMatchObject({
      title: 'Pool of connections used up',
      snippet: expect.stringContaining('disk was fine') as unknown,
    });
    expect(hit?.score).toBeGreaterThan(0);
  });

  it('have action items that are settled and opened again, and nothing else changes', async () => {
    const text = readFileSync('test/fixtures/learnings/guide.yaml.txt', 'utf8');
    const { learning, text: before } = await learnings.addText(text, AT);
    const task = 'Update agent development guidelines';
    await learnings.settle(learning.id, task, true);
    const after = await learnings.read(learning.id);
    expect(after.learning.actionItems.immediate.map(({ done }) => done)).toEqual([false, true]);
    expect(after.text.split('\n').filter((line) => !before.split('\n').includes(line))).toEqual(['        done: true']);
    await learnings.settle(learning.id, task, false);
    expect((await learnings.read(learning.id)).learning).toEqual(learning);
    await expect(learnings.settle(learning.id, 'nothing', true)).rejects.toThrow(code('no-learning'));
  });

  it('are replaced only by who saw what is there, and only by what is right', async () => {
    const { learning, text } = await learnings.add(draft('One'), AT);
    const better = text.replace('"One"', '"Better"');
    await learnings.write(learning.id, better, text);
    await expect(learnings.write(learning.id, text, text)).rejects.toThrow(code('learning-changed'));
    await expect(learnings.write(learning.id, 'a: b', better)).rejects.toThrow(code('bad-learning'));
    const other = better.replace(learning.id, 'OPS-2026-11-20-009');
    await expect(learnings.write(learning.id, other, better)).rejects.toThrow(code('bad-learning'));
    expect(await learnings.raw(learning.id)).toMatchObject({ text: better });
  });

  it('are taken away only by who saw what is there', async () => {
    const { learning, text } = await learnings.add(draft('One'), AT);
    await expect(learnings.remove(learning.id, `${text}# more\n`)).rejects.toThrow(code('learning-changed'));
    expect((await learnings.list()).learnings).toHaveLength(1);
    await learnings.remove(learning.id, text);
    expect((await learnings.list()).learnings).toEqual([]);
    await expect(learnings.remove(learning.id, text)).rejects.toThrow(code('no-learning'));
  });

  it('refuse what they do not know', async () => {
    for (const id of ['OPS-2026-11-20-001', '../../etc/passwd', '', 'OPS-2026-13-01-001'])
      await expect(learnings.read(id)).rejects.toThrow(code('no-learning'));
    await expect(learnings.addText('a: [', AT)).rejects.toThrow(code('bad-learning'));
  });
});
