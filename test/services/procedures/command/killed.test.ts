import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isUnfinished, runOf } from '#domain/procedure/run-state.ts';
import type { OwnCommand } from '#domain/quick/own.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realShell } from '#services/adapters/shell.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';
import { commandPlan, commandProcedure } from '#services/procedures/command/procedure.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute, type How } from '#services/procedures/engine/execute.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { dyingAt } from '../../../support/killing/dying.ts';

const RUN = 'command-20261120-143205-a1b2';
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'command-killed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function commandOf(file: string, confirm: OwnCommand['confirm']): OwnCommand {
  const args = ['-c', 'echo done >> "$1"', 'sh', file];
  return { id: 'rotate', title: 'Rotate', command: { file: 'sh', args }, cwd: null, confirm, timeoutMs: 10_000 };
}

function work(journals: Journals, command: OwnCommand, how: How) {
  const clock = realClock();
  const world = { ...demoWorld({ clock, journals }), shell: realShell() };
  const host = hostOf(world, { onEvent: () => undefined });
  return execute(commandProcedure(commandPlan(world, command)), { run: RUN, how, host, control: new Control() });
}

/** How often the command ran, before its process died instead of record N and after another one went on. */
async function died(count: number, how: 'resume' | 'abort', confirm: OwnCommand['confirm']) {
  const real = fakeJournals();
  let left = count;
  const file = join(dir, `${how}-${confirm}-${count}`);
  const times = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0);
  const command = commandOf(file, confirm);
  const dying = dyingAt(real, () => (left -= 1) < 0);
  if ((await work(dying, command, 'run').catch(() => null)) !== null) return null;
  const before = times();
  const begun = real.list().length > 0 && real.read(RUN).length > 0;
  const offered = begun && isUnfinished(runOf(RUN, real.read(RUN)));
  const end = begun ? await work(real, command, how) : null;
  return { before, offered, state: end?.state ?? 'nothing', says: end?.error?.message ?? '', times: times() };
}

describe('a process that is killed while a command of the person runs', () => {
  it.each(['resume', 'abort'] as const)('%s: it is never run twice, and what nobody can know is said', async (how) => {
    let unknown = 0;
    let deaths = 0;
    for (; ; deaths += 1) {
      const end = await died(deaths, how, 'interrupting');
      if (end === null) break;
      expect([deaths, end.offered || end.before === 0]).toEqual([deaths, true]);
      const times = { done: [1], undone: [0], nothing: [0] }[end.state] ?? [0, 1];
      expect([deaths, end.state, times]).toEqual([deaths, end.state, expect.arrayContaining([end.times])]);
      if (end.state === 'stopped') unknown += /cut on its way|cannot be asked/.test(end.says) ? 1 : Number.NaN;
    }
    expect(deaths).toBeGreaterThan(3);
    expect(unknown).toBeGreaterThan(0);
  });

  it('resumed, one that only reads is run again', async () => {
    let deaths = 0;
    for (; ; deaths += 1) {
      const end = await died(deaths, 'resume', 'read');
      if (end === null) break;
      expect([deaths, end.state]).toEqual([deaths, end.offered ? 'done' : 'nothing']);
    }
    expect(deaths).toBeGreaterThan(3);
  });
});
