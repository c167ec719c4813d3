import { describe, expect, it } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import command from '#cli/commands/process.ts';
import { field } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import { realShell } from '#services/adapters/shell.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';
import { CALM, ownProcess, STUBBORN } from '../support/own-process.ts';

const clock = realClock();
const demo = demoWorld({ clock });
/** Real processes, and nothing else of this machine. */
const real: World = { ...demo, clock, processes: realProcesses(), shell: realShell() };

interface Asked {
  readonly world?: World;
  readonly ask?: Invocation['ask'];
}

async function run(verb: string, positionals: readonly string[], values: Invocation['values'] = {}, asked: Asked = {}) {
  const { world = demo, ask } = asked;
  const { invocation, out } = invocationIn(world, { verb, values, positionals, ask });
  const exit = await command.run(invocation);
  return { exit, out: out() };
}
const json = async (...given: Parameters<typeof run>) => parseJson((await run(...given)).out);

describe('process list', () => {
  it('prints the busiest first, and what was left out', async () => {
    const { exit, out } = await run('list', [], { lines: '3' });
    const [head, first] = out.split('\n');
    expect(exit).toBe(0);
    expect(head).toMatch(/pid +user +state +cpu +memory +io +started +command/);
    expect(first).toMatch(/8814 +ana +R +8[5-7] % +310 MiB +.*vitest run$/);
    expect(out).toMatch(/3 processes of \d+ and 3 idle threads of the kernel \(--kernel\)\n$/);
  });

  it('sorts, filters and stands children below their parents', async () => {
    expect((await run('list', [], { sort: 'memory', lines: '1' })).out).toContain('postgres');
    expect((await run('list', [], { filter: 'preview' })).out).toMatch(/1 process and/);
    const { out } = await run('list', [], { tree: true });
    const at = (text: string) =>
      out
        .split('\n')
        .find((line) => line.includes(text))
        ?.indexOf(text);
    expect(at('esbuild')).toBe(at('node node_modules')! + 2);
    expect((await run('list', [], { kernel: true })).out).toContain('[kthreadd]');
  });

  it('prints documented fields', async () => {
    const document = await json('list', [], { json: true, lines: '1' });
    const [one] = field(document, 'processes') as readonly object[];
    expect(Object.keys(one!)).toEqual(documented('process'));
    const shown = await json('show', ['4127'], { json: true });
    expect(Object.keys(field(shown, 'process') as object)).toEqual([
      ...documented('process'),
      ...documented('process-more'),
    ]);
  });

  it.each([[{ sort: 'name' }], [{ lines: '0' }], [{ lines: 'x' }]])('refuses %j', async (values) => {
    await expect(run('list', [], values)).rejects.toMatchObject({ exit: 'usage' });
  });
});

describe('process show', () => {
  it('tells family, ports and open files', async () => {
    const { out } = await run('show', ['4127']);
    expect(out).toMatch(/^node 4127\n/);
    expect(out).toContain('init 1 > systemd 1650 > tmux 3520 > bash 3522 > node 4127');
    expect(out).toContain('127.0.0.1:7001, listening');
    expect(out).toContain('/tmp/upload-7f31.part, deleted, still takes 212 MiB');
  });

  it('says when there is none, and wants one pid', async () => {
    await expect(run('show', ['99999'])).rejects.toMatchObject({ code: 'gone', exit: 'nothingToDo' });
    for (const words of [[], ['1', '2'], ['x'], ['-1']])
      await expect(run('show', words)).rejects.toMatchObject({ exit: 'usage' });
  });
});

describe('process ports', () => {
  it('tells who listens where', async () => {
    expect((await run('ports', ['7001'])).out).toMatch(/7001 +tcp +127\.0\.0\.1 +4127 +ana +node\n/);
    expect(await json('ports', ['443'], { json: true })).toEqual({
      schema: 1,
      ports: [{ port: 443, protocol: 'tcp', address: '0.0.0.0', pid: null, program: null, user: null }],
    });
    expect(await run('ports', ['9'])).toEqual({ exit: 3, out: 'Nobody listens there.\n' });
  });
});

describe('process kill', () => {
  it('asks, and sends nothing without a yes', async () => {
    await using one = await ownProcess(CALM);
    const questions: string[] = [];
    const ask = async (question: string) => {
      questions.push(question);
      return 'n';
    };
    const { exit, out } = await run('kill', [String(one.pid)], {}, { world: real, ask });
    expect(exit).toBe(130);
    expect(questions).toEqual([`End ${one.pid} node? [y/N] `]);
    expect(out).toContain(`kill -TERM ${one.pid}   asks it to end`);
    await expect(run('kill', [String(one.pid)], {}, { world: real })).rejects.toMatchObject({ exit: 'refused' });
    expect(one.child.signalCode).toBeNull();
  });

  it('ends a process and says that it is gone', async () => {
    await using one = await ownProcess(CALM);
    const { exit, out } = await run('kill', [String(one.pid)], { yes: true }, { world: real });
    expect(exit).toBe(0);
    expect(out).toContain(`Done. ${one.pid} node is gone.`);
    await expect.poll(() => one.child.signalCode).toBe('SIGTERM');
  });

  it('tells the events with --json, and where it went', async () => {
    await using one = await ownProcess(STUBBORN);
    const values = { yes: true, json: true, signal: 'stop' };
    const { exit, out } = await run('kill', [String(one.pid)], values, { world: real });
    const last = parseJson(out.trim().split('\n').at(-1) ?? '');
    expect(exit).toBe(0);
    expect(last).toMatchObject({
      type: 'ended',
      state: 'done',
      result: { pid: one.pid, stand: 'stopped', done: true },
    });
  });

  it('refuses this program, signals that do not exist, and whoever is gone', async () => {
    const kill = (pid: number, values: Invocation['values'] = {}) =>
      run('kill', [String(pid)], { yes: true, ...values }, { world: real });
    await expect(kill(process.pid)).rejects.toMatchObject({ code: 'guarded', exit: 'refused' });
    await expect(kill(4_000_000)).rejects.toMatchObject({ code: 'gone', exit: 'nothingToDo' });
    await expect(kill(1, { signal: 'SEGV' })).rejects.toMatchObject({ exit: 'usage' });
  });

  it('has nothing to go on with when nothing was left', async () => {
    await expect(run('resume', [])).rejects.toMatchObject({ code: 'no-run', exit: 'nothingToDo' });
  });
});
