import { describe, expect, it } from 'vitest';

import checklist from '#cli/commands/checklist.ts';
import { dayAfter, periodOf } from '#domain/checklist/days.ts';
import { DEFAULT_CHECKLIST, type OwnItem } from '#domain/checklist/settings.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { Finished } from '#services/ports/shell.ts';

import { demo } from '../support/demo-command.ts';

type Item = Record<string, unknown> & { readonly id: string };
const itemsOf = (json: Record<string, unknown>) => json['items'] as Item[];
const itemOf = (json: Record<string, unknown>, id: string) => itemsOf(json).find((item) => item.id === id);

describe('checklist', () => {
  it('prints the five items of the guide first, with what was found and what to do', async () => {
    const { run } = demo();
    const { exit, json } = await run(checklist, [], { json: true });
    expect(exit).toBe(21);
    expect(
      itemsOf(json())
        .slice(0, 5)
        .map(({ id, status }) => [id, status]),
    ).toEqual([
      ['system-health', 'ok'],
      ['services', 'critical'],
      ['memory-service', 'ok'],
      ['disk', 'warning'],
      ['logs', 'ok'],
    ]);
    expect(json()).toMatchObject({ schema: 1, list: 'daily', signed: null });
    expect(itemOf(json(), 'disk')?.['hint']).toMatch(/du -xh/);
  });

  it('looks again only at what is due, and at nothing with --cached', async () => {
    const { run, world, clock } = demo();
    const cold = await run(checklist, [], { json: true, cached: true });
    expect(itemOf(cold.json(), 'services')).toMatchObject({ status: 'unknown' });
    expect(world.state.readings()).toEqual([]);
    await run(checklist, [], { json: true });
    const taken = () => new Map(world.state.readings().map(({ id, takenAt }) => [id, takenAt]));
    const first = taken();
    clock.advance(20_000);
    await run(checklist, [], { json: true });
    const second = taken();
    expect(second.get('disk:/')).toBe(first.get('disk:/'));
    expect(second.get('service:api')).not.toBe(first.get('service:api'));
    await run(checklist, [], { json: true, fresh: true });
    expect(taken().get('disk:/')).not.toBe(first.get('disk:/'));
  });

  it('compares with the day before, and says so', async () => {
    const { run, world, clock } = demo();
    const yesterday = dayAfter(periodOf('daily', world.clock.now()), -1);
    const row = { item: 'system-health', status: 'ok' as const, value: 90, summary: '90', accepted: false };
    world.state.checklist.keep('daily', yesterday, clock.now(), [row]);
    const { json } = await run(checklist, [], { json: true });
    expect(itemOf(json(), 'system-health')?.['change']).toMatch(/^\+\d+ since yesterday$/);
    expect(world.state.checklist.days('daily', yesterday)).toHaveLength(2);
  });

  it('prints lines, Markdown and other lists', async () => {
    const { run } = demo();
    const plain = await run(checklist, [], { plain: true });
    expect(plain.out).toMatch(/^Daily checklist \d{4}-\d\d-\d\d: \d of \d+ ok, not signed$/m);
    expect((await run(checklist, [], { markdown: true })).out).toMatch(/^\| 4 \| Disk \| attention \|/m);
    const weekly = await run(checklist, [], { list: 'weekly' });
    expect([weekly.exit, weekly.out]).toEqual([22, expect.stringMatching(/^to answer +Dependencies/m)]);
  });

  it.each([
    [['frobnicate'], {}],
    [[], { list: 'yearly' }],
    [[], { format: 'pdf' }],
    [[], { json: true, markdown: true }],
    [[], { cached: true, fresh: true }],
    [[], { format: 'classic', list: 'weekly' }],
    [['accept', 'disk'], {}],
    [['accept', 'disc'], { until: '7d' }],
    [['accept', 'disk'], { until: 'soon' }],
    [['answer', 'disk', 'yes'], {}],
    [['answer', 'dependencies', 'maybe'], { list: 'weekly' }],
    [['sign', 'now'], {}],
  ])('refuses %j %j', async (words, values) => {
    const { exit, json } = await demo().run(checklist, words, values);
    expect(exit).toBe(2);
    expect(json()).toMatchObject({ error: { hint: expect.any(String) as string } });
  });
});

describe('what a person says', () => {
  it('is accepted until it ends', async () => {
    const { run, clock } = demo();
    expect((await run(checklist, ['accept', 'services'], { until: '10m', note: 'known' })).exit).toBe(0);
    const during = (await run(checklist, [], { json: true })).json();
    expect(itemOf(during, 'services')).toMatchObject({ status: 'critical', accepted: { by: 'ana', note: 'known' } });
    clock.advance(10 * 60_000);
    const after = (await run(checklist, [], { json: true })).json();
    expect(itemOf(after, 'services')).toMatchObject({ status: 'critical', accepted: null });
  });

  it('is taken back, and said when there is nothing to take back', async () => {
    const { run } = demo();
    await run(checklist, ['accept', 'disk'], { until: '3d' });
    expect((await run(checklist, ['accept', 'disk'], { clear: true })).exit).toBe(0);
    expect((await run(checklist, ['accept', 'disk'], { clear: true })).exit).toBe(3);
  });

  it('is answered', async () => {
    const { run } = demo();
    expect((await run(checklist, ['answer', 'dependencies', 'yes'], { list: 'weekly' })).exit).toBe(0);
    const said = (await run(checklist, [], { list: 'weekly', json: true })).json();
    expect(itemOf(said, 'dependencies')).toMatchObject({ status: 'ok', summary: 'yes, says ana' });
  });

  it('is signed once, by whoever comes first, and stands in the history', async () => {
    const state = fakeState();
    const { run } = demo(() => ({ state }));
    expect((await run(checklist, ['sign'], { note: 'all quiet' })).exit).toBe(0);
    const second = await run(checklist, ['sign'], { json: true });
    expect([second.exit, second.json()]).toEqual([3, expect.objectContaining({ isNew: false })]);
    expect((await run(checklist, ['history'])).out).toMatch(/signed by ana \(all quiet\)/);
  });

  it('is refused with --read-only', async () => {
    const { run } = demo();
    for (const words of [['accept', 'disk'], ['answer', 'dependencies', 'yes'], ['sign']])
      expect((await run(checklist, words, { 'read-only': true })).exit).toBe(4);
  });
});

describe('own commands', () => {
  const finished: Finished = {
    exitCode: 0,
    signal: null,
    stdout: '',
    stderr: '',
    droppedBytes: 0,
    timedOut: false,
    tookMs: 5,
  };
  const withCommand = (answer: Partial<Finished>) => {
    const ran: string[] = [];
    const made = demo(({ shell }) => ({
      shell: {
        ...shell,
        run: (command, limits) => {
          if (command.file !== 'check-queue') return shell.run(command, limits);
          ran.push([command.file, ...command.args].join(' '));
          return Promise.resolve({ ...finished, ...answer });
        },
      },
    }));
    const item: OwnItem = {
      id: 'queue',
      title: 'Queue',
      type: 'command',
      command: { file: 'check-queue', args: ['--short'] },
      cwd: null,
      timeoutMs: 1000,
    };
    Object.assign(made.config, {
      checklist: { ...DEFAULT_CHECKLIST, own: { ...DEFAULT_CHECKLIST.own, daily: [item] } },
    });
    return { ...made, ran };
  };

  it.each([
    [
      { exitCode: 0, stdout: '4 waiting | waiting=4' },
      { status: 'ok', summary: '4 waiting', value: 4 },
    ],
    [
      { exitCode: 1, stdout: 'many\n' },
      { status: 'warning', summary: 'many' },
    ],
    [
      { exitCode: 2, stderr: 'gone\n' },
      { status: 'critical', summary: 'gone' },
    ],
    [{ exitCode: 77 }, { status: 'unknown', summary: 'exit code 77' }],
    [
      { exitCode: null, signal: 'SIGKILL', timedOut: true },
      { status: 'unknown', summary: 'did not end within 1.0 s, so it was ended' },
    ],
    [{ exitCode: 0, stdout: '\u001b[2Jwiped \ufffd' }, { status: 'ok' }],
  ])('%j is %j', async (answer, expected) => {
    const { run } = withCommand(answer);
    const found = itemOf((await run(checklist, [], { json: true })).json(), 'queue');
    expect(found).toMatchObject(expected);
    expect(String(found?.['summary'])).not.toContain('\u001b');
  });

  it('run when they are due and not with --cached', async () => {
    const { run, ran, clock } = withCommand({ stdout: 'fine' });
    await run(checklist, [], { json: true, cached: true });
    expect(ran).toEqual([]);
    await run(checklist, [], { json: true });
    await run(checklist, [], { json: true });
    expect(ran).toEqual(['check-queue --short']);
    clock.advance(10 * 60_000);
    await run(checklist, [], { json: true });
    expect(ran).toHaveLength(2);
  });
});
