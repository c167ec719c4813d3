import { describe, expect, it } from 'vitest';

import { processesView } from '#screens/processes/view.ts';
import type { ProcessesView } from '#store/state.ts';

import { renderConsole } from '../support/console.tsx';
import { after, TROUBLED } from '../support/machine.ts';
import { fakeProcesses, MACHINE, NOW } from '../support/processes/desk.ts';

type Setup = NonNullable<Parameters<typeof renderConsole>[0]>;

async function open(view: Partial<ProcessesView> = {}, setup: Setup = {}, fake = fakeProcesses()) {
  const watch = { processes: fake.processes, now: () => NOW, ...setup.watch };
  const app = await renderConsole({ ...setup, watch, now: NOW });
  app.store.acts.push({ ...processesView('cpu'), ...view });
  await app.waitFor(/Processes +12|Looking|\?/);
  await app.settle();
  return Object.assign(app, { fake });
}
const pids = (screen: string): number[] =>
  screen
    .split('\n')
    .flatMap((line) => /^│? *[❯◆>*]? *(\d+) +(?:ana|root|postgres)/.exec(line)?.[1] ?? [])
    .map(Number);
const line = (screen: string, text: string) => screen.split('\n').find((each) => each.includes(text)) ?? '';

describe('the processes', () => {
  it('come busiest first, with what they use, and without idle threads of the kernel', async () => {
    await using app = await open();
    const screen = await app.waitFor('vitest');
    expect(pids(screen).slice(0, 4)).toEqual([8814, 17, 980, 9012]);
    expect(line(screen, '8814')).toMatch(/ana +86 % +310 MiB +1\.4 MB\/s +20 m +node node_modules/);
    expect(screen).toContain('2 idle kernel threads not shown');
    expect(screen).not.toContain('ksoftirqd');
    expect(line(screen, '9012')).toContain('(this console)');
    expect(line(screen, '4200')).toContain('stopped');
    expect(line(screen, '4300')).toContain('ended (zombie)');
    expect(line(screen, ' 980 ')).toContain('?');
  });

  it('show no secret and no escape code of anybody', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    expect(app.screen()).toContain('--token=[redacted]');
    expect(app.raw).not.toContain('hunter2');
    expect(app.raw).not.toContain('evil\u001b[2J');
    expect(line(app.screen(), '4200')).toContain('evil');
  });

  it('are sorted by the next column with S, which stays when a person comes back', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await app.press('S');
    expect(pids(app.screen())[0]).toBe(980);
    expect(app.screen()).toContain('memory ↓');
    await app.press('enter');
    await app.waitFor('Family');
    await app.press('esc');
    expect((await app.waitFor('memory ↓')).length).toBeGreaterThan(0);
    await app.press('S', 'S', 'S', 'S');
    expect(app.screen()).toContain('cpu ↓');
  });

  it('are filtered by any words', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await app.press('/');
    await app.type('ana vitest');
    expect(await app.waitFor('1 of 12')).toContain('vitest');
    await app.press('enter');
    expect(pids(app.screen())).toEqual([8814]);
    await app.press('/');
    await app.type(' nothing');
    expect(app.screen()).toContain('No process has these words. esc shows all.');
  });

  it('stand below their parents in the tree, which x switches', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await app.press('x');
    await app.type(numberOf(app.screen(), 'Show as a tree'));
    const screen = await app.waitFor('as a tree');
    expect(pids(screen).slice(0, 2)).toEqual([1, 980]);
    expect(line(screen, '4130').indexOf('node')).toBe(line(screen, '4127').indexOf('node') + 2);
    await app.press('x');
    await app.type(numberOf(app.screen(), 'Show all threads'));
    expect(await app.waitFor('ksoftirqd')).not.toContain('not shown');
  });

  it('say why when they cannot be listed', async () => {
    const fake = fakeProcesses();
    fake.state.failing = 'the processes of this machine cannot be listed';
    await using app = await open({}, {}, fake);
    expect(await app.waitFor('cannot be listed')).toContain('? the processes');
  });

  it('are copied, the marked ones together', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await app.press('space', 'space', 'y');
    expect(await app.waitFor('Copied 2 lines')).toContain('◆');
  });
});

describe('looking', () => {
  it('goes on while the screen is shown, and stops with it', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await expect.poll(() => app.fake.state.looks, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    await app.press('esc');
    await app.settle();
    const { looks } = app.fake.state;
    expect(app.store.getState().views).toHaveLength(1);
    app.store.acts.push(processesView('cpu'));
    await expect.poll(() => app.fake.state.looks, { timeout: 10_000 }).toBeGreaterThan(looks);
  });

  it('waits to be asked while the refresh is paused', async () => {
    const fake = fakeProcesses();
    await using app = await open({}, {}, fake);
    await app.waitFor('vitest');
    app.store.acts.set({ paused: true });
    await app.settle();
    const { looks } = fake.state;
    fake.state.machine = MACHINE.filter(({ pid }) => pid !== 8814);
    await app.press('r');
    await expect.poll(() => app.screen(), { timeout: 10_000 }).not.toContain('vitest');
    expect(fake.state.looks).toBe(looks + 1);
  });

  it('paints nothing when nothing changed', async () => {
    const fake = fakeProcesses();
    await using app = await open({}, {}, fake);
    await app.waitFor('vitest');
    await app.settle();
    const { length } = app.raw;
    const { looks } = fake.state;
    await app.press('r');
    await expect.poll(() => fake.state.looks, { timeout: 10_000 }).toBeGreaterThan(looks);
    await app.settle();
    expect(app.raw.length).toBe(length);
  });
});

describe('a process', () => {
  it('shows its family, ports and open files, what is deleted and still takes room first', async () => {
    await using app = await open({}, { cols: 140 });
    await app.waitFor('vitest');
    app.store.acts.select(`4127@${MACHINE.find(({ pid }) => pid === 4127)?.startedAt}`);
    await app.press('enter');
    const screen = await app.waitFor('Open files');
    expect(screen).toContain('init 1 > bash 3522 > node 4127');
    expect(screen).toContain('4130 node child.js --token=[redacted]');
    expect(screen).toContain('127.0.0.1:7001, listening');
    expect(screen).toContain('127.0.0.1:7001 to 127.0.0.1:51822, connected');
    expect(screen).toMatch(/21 +\/tmp\/upload.*\.part, deleted, still takes 212 MiB/);
    expect(screen).toContain('and 1 pipe');
    expect(app.raw).not.toContain('upload\u001b[2J');
  });

  it('of somebody else says what is not ours to see', async () => {
    await using app = await open();
    app.store.acts.push({ type: 'process', pid: 980, startedAt: MACHINE.find(({ pid }) => pid === 980)!.startedAt });
    expect(await app.waitFor('Open files')).toContain('? only root and its own user may see');
  });

  it('that ended says so', async () => {
    await using app = await open();
    app.store.acts.push({ type: 'process', pid: 77, startedAt: 1 });
    await app.waitFor('Process 77 has ended. esc goes back.');
    await app.press('esc');
    expect(pids(await app.waitFor('vitest'))[0]).toBe(8814);
  });
});

describe('ending', () => {
  it('asks with the exact command, Cancel first, and goes to the run', async () => {
    await using app = await open();
    await app.waitFor('vitest');
    await app.press('x');
    await app.type(numberOf(app.screen(), 'End 8814 node'));
    const screen = await app.waitFor('kill -TERM 8814');
    expect(screen).toContain('asks it to end; it may tidy up first');
    await app.press('enter');
    expect(app.fake.calls).toEqual([]);
    await app.press('x');
    await app.type(numberOf(app.screen(), 'End 8814 node'));
    await app.waitFor('kill -TERM 8814');
    await app.press('right', 'enter');
    await expect.poll(() => app.fake.calls).toEqual(['TERM 8814']);
    await expect.poll(() => app.store.getState().views.at(-1)?.type).toBe('run');
  });

  it('chooses another signal, for all that are marked, and warns of our own parents', async () => {
    await using app = await open({ order: 'pid' });
    await app.waitFor('vitest');
    const row = (pid: number) => `${pid}@${MACHINE.find((each) => each.pid === pid)?.startedAt}`;
    app.store.acts.toggleMark(row(3522));
    app.store.acts.toggleMark(row(4127));
    app.store.acts.toggleMark(row(9012));
    await app.settle();
    await app.press('x');
    await app.type(numberOf(app.screen(), 'Send another signal'));
    await app.waitFor('servers read their configuration again');
    await app.press('3');
    const screen = await app.waitFor('kill -HUP 3522');
    expect(screen).toContain('kill -HUP 4127');
    expect(screen).not.toContain('kill -HUP 9012');
    expect(screen).toContain('This console runs in it and may end with it.');
    await app.press('right', 'enter');
    await expect.poll(() => app.fake.calls).toEqual(['HUP 3522', 'HUP 4127']);
  });

  it.each([
    [9012, 'it is this program: q quits it'],
    [1, 'the whole machine ends with it'],
    [17, 'the kernel takes no signals'],
    [4300, 'it has ended; 3522 must collect it'],
  ])('is off for %i, with the reason', async (pid, reason) => {
    await using app = await open();
    await app.waitFor('vitest');
    app.store.acts.select(`${pid}@${MACHINE.find((each) => each.pid === pid)?.startedAt}`);
    await app.press('x');
    expect(await app.waitFor('off: ')).toContain(reason);
  });

  it('is off in a read-only console', async () => {
    await using app = await open({}, { session: { readOnly: true } });
    await app.waitFor('vitest');
    await app.press('x');
    expect(await app.waitFor('off: ')).toContain('the console is read-only');
  });
});

describe('the way to the processes', () => {
  it('is enter on the detail of what they use', async () => {
    const fake = fakeProcesses();
    const watch = { processes: fake.processes, now: () => NOW };
    await using app = await renderConsole({ ...after(TROUBLED), watch });
    app.store.acts.push({ type: 'detail', checkId: 'memory:host' });
    await app.waitFor(/enter processes/);
    await app.press('enter');
    await app.waitFor('memory ↓');
    await app.press('esc', 'esc');
    app.store.acts.push({ type: 'detail', checkId: 'disk:/' });
    await app.settle();
    expect(app.screen()).not.toContain('enter processes');
  });
});

/** The number of an action in the list that is open. */
function numberOf(screen: string, title: string): string {
  return new RegExp(`(\\d+) +${title}`).exec(screen)?.[1] ?? 'none';
}
