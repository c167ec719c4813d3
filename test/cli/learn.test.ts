import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, test } from 'vitest';

import learn from '#cli/commands/learn.ts';
import { EXIT } from '#domain/errors.ts';

import { consoleCases } from '../support/console-blocks.ts';
import { demo } from '../support/demo-command.ts';
import { documented } from '../support/documented.ts';
import { incidentWith } from '../support/incident.ts';

let made: ReturnType<typeof demo>;
beforeEach(() => {
  made = demo();
});
const run = (line: string, values: Readonly<Record<string, string | boolean>> = {}) =>
  made.run(learn, line === '' ? [] : line.split(' '), values);
const rows = (out: Record<string, unknown>) => out['learnings'] as Record<string, unknown>[];

describe('learn new', () => {
  test('writes without a terminal and tells where', async () => {
    const values = { title: 'Cache full', category: 'optimization', severity: 'critical', context: 'atlas', yes: true };
    const { exit, out } = await run('new', values);
    expect(exit).toBe(EXIT.ok);
    expect(out).toBe('OPS-2026-11-20-001 is written: ~/.local/share/cpm-console/learnings/OPS-2026-11-20-001.yaml\n');
    const { learning } = await made.world.learnings.read('OPS-2026-11-20-001');
    expect(learning).toMatchObject({
      category: 'optimization',
      severity: 'critical',
      situation: { title: 'Cache full', context: 'atlas', trigger: '' },
    });
  });

  test('says its id, title and path to programs', async () => {
    const { json } = await run('new', { title: 'Cache full', yes: true, json: true });
    expect(json()).toEqual({
      schema: 1,
      id: 'OPS-2026-11-20-001',
      title: 'Cache full',
      path: '/home/ana/.local/share/cpm-console/learnings/OPS-2026-11-20-001.yaml',
    });
  });

  test('is filled in from an incident, and what is said goes before', async () => {
    const incident = incidentWith({
      id: 'i-17',
      checkId: 'http:x',
      title: 'API answers',
      summary: '500 from https://ana:correct-horse@api.example, key hunter2hunter2',
      openedAt: 5,
    });
    made = demo(({ state, environment }) => ({
      environment: { ...environment, all: () => ({ API_TOKEN: 'hunter2hunter2' }) },
      state: { ...state, incidents: () => [incident] },
    }));
    expect((await run('new', { from: 'incident:i-17', severity: 'info', yes: true })).exit).toBe(EXIT.ok);
    const { learning, text } = await made.world.learnings.read('OPS-2026-11-20-001');
    expect(learning.severity).toBe('info');
    expect(learning.situation.title).toContain('API answers');
    expect(text).toContain('[redacted API_TOKEN]');
    for (const secret of ['hunter2', 'correct-horse']) expect(text).not.toContain(secret);
  });

  test('writes nothing without a title, a known word, a known source or a terminal', async () => {
    expect(await run('new', { yes: true })).toMatchObject({
      exit: EXIT.usage,
      out: expect.stringContaining('needs a title') as unknown,
    });
    expect((await run('new', { title: 'a', severity: 'loud', yes: true })).exit).toBe(EXIT.usage);
    const near = await run('new', { title: 'a', category: 'deploymnt', yes: true });
    expect(near.out).toContain('Did you mean deployment?');
    expect((await run('new', { from: 'i-17', yes: true })).exit).toBe(EXIT.usage);
    expect((await run('new', { from: 'incident:i-99', yes: true })).out).toContain('There is no incident i-99.');
    expect((await run('new', { from: 'run:push-20200101-000000-0000', yes: true })).out).toContain('no-run');
    expect((await run('new', { title: 'a' })).exit).toBe(EXIT.refused);
    expect((await made.world.learnings.list()).learnings).toHaveLength(3);
  });
});

describe('learn list and search', () => {
  test('without a verb they are listed, newest first', async () => {
    const { exit, out } = await run('');
    expect(exit).toBe(EXIT.ok);
    expect(out.split('\n').map((line) => line.slice(0, 28).trimEnd())).toEqual([
      'OPS-2026-11-18-001  critical',
      'OPS-2026-11-03-001  info',
      'OPS-2026-10-14-001  warning',
      '',
    ]);
  });

  test.each<[Record<string, string>, string[]]>([
    [{ severity: 'critical' }, ['OPS-2026-11-18-001']],
    [{ severity: 'HIGH' }, ['OPS-2026-10-14-001']],
    [{ category: 'optimization' }, ['OPS-2026-11-03-001']],
    [{ tag: 'Postgres' }, ['OPS-2026-11-18-001', 'OPS-2026-11-03-001']],
    [{ since: '2026-11-03' }, ['OPS-2026-11-18-001', 'OPS-2026-11-03-001']],
    [{ tag: 'postgres', severity: 'info' }, ['OPS-2026-11-03-001']],
    [{ tag: 'nothing' }, []],
  ])('%o leaves %o', async (filter, ids) => {
    const { json } = await run('list', { ...filter, json: true });
    expect(rows(json()).map(({ id }) => id)).toEqual(ids);
  });

  test('a list has no score, a search has one and the words around', async () => {
    const listed = await run('list', { json: true });
    expect(rows(listed.json())[0]).toMatchObject({
      id: 'OPS-2026-11-18-001',
      score: null,
      snippet: expect.any(String) as unknown,
    });
    const found = await run('search conn pool', { json: true });
    const [first, ...others] = rows(found.json());
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      id: 'OPS-2026-10-14-001',
      title: expect.stringContaining('connection pool') as unknown,
    });
    expect(first?.['score']).toBeGreaterThan(0);
  });

  test('a search is narrowed and cut like a list, and finding nothing is no failure', async () => {
    const narrowed = await run('search postgres', { severity: 'info', json: true });
    expect(rows(narrowed.json()).map(({ id }) => id)).toEqual(['OPS-2026-11-03-001']);
    expect(rows((await run('search postgres', { limit: '1', json: true })).json())).toHaveLength(1);
    expect(await run('search zebra')).toMatchObject({ exit: EXIT.ok, out: 'No learning has zebra.\n' });
    expect((await run('search')).exit).toBe(EXIT.usage);
    expect((await run('search a', { limit: '0' })).exit).toBe(EXIT.usage);
    expect((await run('list', { severity: 'bad' })).exit).toBe(EXIT.usage);
  });
});

describe('learn show, export and validate', () => {
  test('show prints the file, Markdown or JSON', async () => {
    const id = 'OPS-2026-11-03-001';
    const { text, learning } = await made.world.learnings.read(id);
    expect((await run(`show ${id}`)).out).toBe(text);
    expect((await run(`show ${id}`, { markdown: true })).out).toMatch(/^# Backups fill \/data/);
    expect((await run(`show ${id}`, { json: true })).json()).toMatchObject({ schema: 1, learning });
    expect((await run('show OPS-2020-01-01-001')).out).toContain('no-learning');
    expect((await run('show')).exit).toBe(EXIT.usage);
  });

  test('export prints one or all, in each format, or writes a file that is not there yet', async () => {
    expect((await run('export OPS-2026-11-03-001')).out).toMatch(/^# Backups/);
    expect((await run('export OPS-2026-11-03-001', { format: 'postmortem' })).out).toMatch(/^# Postmortem: Backups/);
    expect(rows((await run('export', { all: true, format: 'json' })).json())).toHaveLength(3);
    const file = { format: 'markdown', output: '/home/ana/all.md' };
    expect((await run('export', { ...file, all: true })).exit).toBe(EXIT.ok);
    expect((await run('export', { ...file, all: true })).exit).toBe(EXIT.refused);
    expect((await run('export OPS-2026-11-03-001', { ...file, yes: true })).exit).toBe(EXIT.ok);
    const written = await made.world.configStore.read('/home/ana/all.md', 1e6);
    expect(new TextDecoder().decode(written?.bytes)).toBe((await run('export OPS-2026-11-03-001')).out);
    for (const [line, values] of [
      ['export', {}],
      ['export OPS-2026-11-03-001', { format: 'pdf' }],
      ['export OPS-2026-11-03-001', { all: true }],
    ] as const)
      expect((await run(line, values)).exit).toBe(EXIT.usage);
  });

  test('validate judges all of them', async () => {
    expect(await run('validate')).toMatchObject({ exit: EXIT.ok, out: '3 learnings judged, nothing is wrong.\n' });
    expect((await run('validate /nowhere.yaml')).exit).toBe(EXIT.usage);
  });
});

describe('learn edit', () => {
  test('changes what the options say, and keeps the rest', async () => {
    const id = 'OPS-2026-11-03-001';
    const { learning } = await made.world.learnings.read(id);
    expect((await run(`edit ${id}`, { title: 'Better', tag: 'new' })).exit).toBe(EXIT.ok);
    const after = await made.world.learnings.read(id);
    expect(after.learning).toEqual({
      ...learning,
      situation: { ...learning.situation, title: 'Better' },
      tags: [...learning.tags, 'new'],
    });
    expect((await run(`edit ${id}`)).exit).toBe(EXIT.refused);
    expect((await run('edit')).exit).toBe(EXIT.usage);
  });
});

describe('learn actions', () => {
  test('the most urgent first; those that are done only when asked for', async () => {
    const { out } = await run('actions');
    expect(out.split('\n').map((line) => line.slice(0, 34).trimEnd())).toEqual([
      '7 d late    OPS-2026-10-14-001   2',
      'today       OPS-2026-11-03-001   1',
      'open        OPS-2026-11-18-001   1',
      'open        OPS-2026-11-03-001   2',
      '',
    ]);
    const all = (await run('actions', { all: true, json: true })).json()['actions'] as Record<string, unknown>[];
    expect(all).toHaveLength(5);
    expect(all[0]).toEqual({
      id: 'OPS-2026-10-14-001',
      number: 2,
      task: 'Have the agents reuse their connections',
      owner: 'ops',
      deadline: '2026-11-13',
      done: false,
      standing: 'overdue',
      daysLate: 7,
      when: 'longTerm',
      title: 'Memory service stops answering when its connection pool is used up',
    });
  });

  test('one is marked as done and opened again', async () => {
    expect((await run('actions done OPS-2026-11-03-001 1')).out).toBe(
      'Done: Set the retention of the dumps to 30 days\n',
    );
    expect((await run('actions')).out).not.toContain('retention');
    const again = await run('actions reopen OPS-2026-11-03-001 1', { json: true });
    expect(again.json()).toMatchObject({ actions: [{ number: 1, done: false, standing: 'due' }] });
    for (const line of [
      'actions done',
      'actions done OPS-2026-11-03-001',
      'actions done OPS-2026-11-03-001 9',
      'actions undo OPS-2026-11-03-001 1',
    ])
      expect((await run(line)).exit).toBe(EXIT.usage);
    expect((await run('actions', { open: true, all: true })).exit).toBe(EXIT.usage);
  });
});

describe('the pages', () => {
  const cases = consoleCases(readFileSync('docs/learnings.md', 'utf8'));

  test.each(cases)('docs/learnings.md shows what $args print', async ({ args, output }) => {
    const words = args.slice(1).filter((word) => word !== '--demo');
    expect((await run(words.join(' '))).out.trim()).toBe(output);
  });

  test('docs/json.md names every field', async () => {
    const named = (items: readonly Record<string, unknown>[], list: string) =>
      [...new Set(items.flatMap((item) => Object.keys(item)))].map((key) => `${list}[].${key}`);
    const listed = (await run('list', { json: true })).json();
    const learnings = documented('learnings').map((field) => field.replace('tags[]', 'tags'));
    for (const field of [...named(rows(listed), 'learnings'), 'schema', 'folder']) expect(learnings).toContain(field);
    const actions = (await run('actions', { json: true })).json();
    const fields = named(actions['actions'] as Record<string, unknown>[], 'actions');
    expect(documented('learning actions').toSorted()).toEqual([...fields, 'schema', 'today'].toSorted());
    expect(cases).toHaveLength(3);
  });
});
