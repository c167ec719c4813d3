import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Acting, ServiceManager, Unit, UnitAction, UnitControl } from '#services/ports/managers.ts';

import { realKernel } from '../../../support/managers/kernel.ts';
import type { Kernel, ManagerSubject, RealManager, RealUnits } from '../../../support/managers/real-manager.ts';

const LIMIT = { timeout: 20_000, interval: 30 };
const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups'];
const STRANGER = join(import.meta.dirname, '../../../support/managers/stranger.ts');
/** Names nobody gave to a unit, each of which does something when a shell or a manager reads it as more than a name. */
const HOSTILE = [
  'no-such',
  '',
  '-H',
  '--help',
  '*',
  'a;touch marker',
  '$(touch marker)',
  'a b',
  '../a',
  'x'.repeat(300),
];
const signal = () => AbortSignal.timeout(20_000);

/**
 * What every service manager does, judged on a real one. Call it in a test file of its own, once a manager. The units of
 * the subject are left as they were found, except for `failing`.
 */
export function managerContract(subject: ManagerSubject): void {
  describe(`${subject.title ?? subject.name} is a service manager`, () => {
    let missing: string | null = null;
    let started: RealManager | undefined;
    let real: RealManager;
    let kernel: Kernel;
    beforeAll(async () => {
      missing = await subject.missing();
      if (missing === null) started = real = await subject.start();
      if (missing === null) kernel = real.kernel ?? realKernel();
    }, 200_000);
    afterAll(() => started?.[Symbol.asyncDispose](), 60_000);
    beforeEach((context) => {
      if (missing !== null) context.skip(missing);
    });

    const named = async (name: string): Promise<Unit> => (await real.manager.status([name], signal()))[0]!;
    const unit = (name: keyof RealUnits): Promise<Unit> => named(real.units[name] ?? '');
    const control = (): UnitControl => real.manager.control!;
    const act = (action: UnitAction, name: keyof RealUnits, more: Partial<Acting> = {}): Promise<void> =>
      control().act({ action, unit: real.units[name] ?? '', ...more }, signal());
    const expectRuns = async (name: keyof RealUnits): Promise<void> => {
      await expect.poll(() => unit(name), LIMIT).toMatchObject({ state: 'running', pid: expect.any(Number) as number });
      const { pid } = await unit(name);
      if (real.hasBegun !== undefined && pid !== null) await expect.poll(() => real.hasBegun?.(pid), LIMIT).toBe(true);
    };
    const expectRests = async (name: keyof RealUnits): Promise<void> => {
      await expect.poll(() => unit(name), LIMIT).toMatchObject({ state: 'stopped', pid: null });
    };

    test('is there, and lists its units', async () => {
      expect(real.manager.name).toBe(subject.name);
      expect(await real.manager.available(signal())).toBe(true);
      await expectRuns('steady');
      const listed = await real.manager.list(signal());
      expect(listed.map(({ name }) => name)).toContain(real.units.steady);
      expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
    });

    test('says how units are in the order asked, and which there are not', async () => {
      const asked = ['no-such', real.units.steady, real.units.resting, real.units.steady];
      const units = await real.manager.status(asked, signal());
      expect(units.map(({ name, state, manager }) => [name, state, manager])).toEqual([
        ['no-such', 'not-found', subject.name],
        [real.units.steady, 'running', subject.name],
        [real.units.resting, 'stopped', subject.name],
        [real.units.steady, 'running', subject.name],
      ]);
      const steady = units[1]!;
      expect(await kernel.state(steady.pid)).toMatch(/^[RSD]$/);
      expect(steady.startedAt).toBeGreaterThan(kernel.since);
      // systemd counts from the start of the machine, which is known to a second.
      expect(steady.startedAt).toBeLessThan(kernel.now() + 2000);
    });

    test('starts, restarts and stops', async () => {
      await act('start', 'resting');
      await expectRuns('resting');
      const first = await unit('resting');
      await act('restart', 'resting');
      await expect.poll(async () => (await unit('resting')).pid, LIMIT).not.toBe(first.pid);
      await expectRuns('resting');
      const second = await unit('resting');
      expect(second.startedAt).toBeGreaterThanOrEqual(first.startedAt ?? 0);
      await expect.poll(() => kernel.state(first.pid), LIMIT).toBeNull();
      await act('stop', 'resting');
      await expectRests('resting');
      await expect.poll(() => kernel.state(second.pid), LIMIT).toBeNull();
    });

    test('stops what rests and starts what runs without harm', async () => {
      await act('stop', 'resting').catch(expectActFailed);
      await expectRests('resting');
      const { pid } = await unit('steady');
      await act('start', 'steady').catch(expectActFailed);
      await expectRuns('steady');
      expect((await unit('steady')).pid).toBe(pid);
    });

    test('reloads, where it can', async () => {
      if (!control().actions.includes('reload')) return expectNotOffered('reload');
      await act('reload', 'steady');
      await expectRuns('steady');
    });

    test('enables and disables, where it can', async () => {
      if (!control().actions.includes('enable')) return expectNotOffered('enable');
      const enabled = async () => (await control().detail(real.units.resting, signal())).enabled;
      await act('enable', 'resting');
      expect(await enabled()).toBe(true);
      expect((await unit('resting')).state).toBe('stopped');
      await act('disable', 'resting');
      expect(await enabled()).toBe(false);
    });

    const expectNotOffered = async (action: UnitAction): Promise<void> => {
      await expect(act(action, 'resting')).rejects.toMatchObject({ name: 'OpsError', code: 'act-failed' });
      await expectRests('resting');
    };

    test('explains a unit that failed', async () => {
      // A manager that waits for a moment tells it at once.
      await act('start', 'failing').catch(expectActFailed);
      await expect
        .poll(() => unit('failing'), LIMIT)
        .toMatchObject({ state: 'failed', pid: null, lastExit: { code: real.failsWith ?? 3, signal: null } });
    });

    const expectCrashLoop = async (): Promise<void> => {
      await expect
        .poll(() => unit('crashing'), LIMIT)
        .toMatchObject({ state: expect.stringMatching(/^(?:crash-loop|failed)$/) as string, lastExit: { code: 7 } });
    };

    test('tells a crash loop, where it starts things again', async () => {
      expect((await unit('steady')).state).toBe('running');
      if (real.units.crashing !== null) await expectCrashLoop();
    });

    test('sends the signal that was chosen', async () => {
      await act('start', 'resting');
      await expectRuns('resting');
      const { pid } = await unit('resting');
      await act('kill', 'resting', { signal: 'STOP' });
      await expect.poll(() => kernel.state(pid), LIMIT).toBe('T');
      await act('kill', 'resting', { signal: 'CONT' });
      await expect.poll(() => kernel.state(pid), LIMIT).toMatch(/^[RS]$/);
      await act('kill', 'resting', { signal: 'KILL' });
      await expect.poll(() => kernel.state(pid), LIMIT).toBeNull();
      // A stop in the moment in which its manager starts it again may be lost.
      await expect.poll(async () => (await unit('resting')).pid, LIMIT).not.toBe(pid);
      await act('stop', 'resting').catch(expectActFailed);
      await expect.poll(async () => (await unit('resting')).pid, LIMIT).toBeNull();
    });

    test('knows what a unit is, and not what is secret in it', async () => {
      const { pid } = await unit('steady');
      const detail = await control().detail(real.units.steady, signal());
      expect(detail.pids[0]).toBe(pid);
      expect(detail.environment).toContain(real.variable ?? 'CANARY');
      expect(detail.program ?? 'a program').not.toBe('');
      const told = [
        detail,
        await real.manager.list(signal()),
        await real.manager.status([real.units.steady], signal()),
      ];
      expect(JSON.stringify(told)).not.toContain('canary-secret');
    });

    test('says where output is kept', async () => {
      const sources = await control().logs(real.units.steady, signal());
      expect(sources).not.toEqual([]);
      const files = sources.flatMap((source) => (source.type === 'file' ? [source.path] : []));
      expect(real.env === null ? [] : files.filter((path) => !existsSync(path))).toEqual([]);
    });

    test('shows the command, which names the unit as one word', () => {
      for (const action of control().actions) {
        const { file, args } = control().command({ action, unit: real.units.odd });
        expect(file).not.toBe('');
        expect(args.some((arg) => arg === real.units.odd || arg.includes(real.units.odd))).toBe(true);
      }
    });

    test('acts on a unit of an odd name, and on it alone', async () => {
      await act('start', 'odd');
      await expectRuns('odd');
      await act('stop', 'odd');
      await expectRests('odd');
    });

    test('takes a name that no unit has for nothing else, and acts on none', async () => {
      const { pid } = await unit('steady');
      for (const name of HOSTILE) await expectNoUnit(name);
      expect(existsSync(join(process.cwd(), 'marker'))).toBe(false);
      expect(await unit('steady')).toMatchObject({ state: 'running', pid });
    });

    const expectNoUnit = async (name: string): Promise<void> => {
      expect(await named(name)).toMatchObject({ name, state: 'not-found' });
      for (const action of control().actions)
        await expect(control().act({ action, unit: name }, signal())).rejects.toMatchObject({
          name: 'OpsError',
          code: 'no-unit',
        });
      await expect(control().detail(name, signal())).rejects.toMatchObject({ name: 'OpsError', code: 'no-unit' });
    };

    test('is not for everybody', async (context) => {
      if (process.getuid?.() !== 0) context.skip('needs root, to become somebody without rights');
      const acting: Acting = { action: 'restart', unit: real.units.steady };
      expect(await control().refusal(acting, signal())).toBeNull();
      if (real.env !== null) await expectShutTo(acting, real.env);
    });

    const expectShutTo = async (acting: Acting, env: Readonly<Record<string, string>>): Promise<void> => {
      const before = await unit('steady');
      const [file, ...args] = [...real.enter, 'setpriv', ...NOBODY, process.execPath, STRANGER];
      const { stdout } = await execa(file, [...args, subject.name, real.folder, JSON.stringify(acting)], {
        env: { PATH: process.env['PATH'], ...env },
        extendEnv: false,
      });
      const stranger = JSON.parse(stdout) as { uid: number; wrote: boolean; refusal: unknown; act: string | null };
      expect(stranger).toMatchObject({ uid: 65_534, wrote: false, act: 'no-rights' });
      expect(await unit('steady')).toMatchObject({ state: 'running', pid: before.pid });
    };

    const expectRejected = async (code: string, attempts: readonly Promise<unknown>[]): Promise<void> => {
      for (const attempt of await Promise.allSettled(attempts))
        expect(attempt).toMatchObject({ status: 'rejected', reason: { name: 'OpsError', code } });
    };
    const attemptsOn = (manager: ServiceManager, name: string, within: () => AbortSignal) => [
      manager.status([name], within()),
      manager.control!.detail(name, within()),
      manager.control!.act({ action: 'start', unit: name }, within()),
    ];

    test('that hangs is a deadline that passes, and all is well when it goes on', async () => {
      const { pid } = await unit('steady');
      await real.hang?.freeze();
      try {
        const soon = () => AbortSignal.timeout(500);
        const attempts = [real.manager.list(soon()), ...attemptsOn(real.manager, real.units.steady, soon)];
        if (real.hang !== null) await expectRejected('timeout', attempts);
        else await Promise.all(attempts);
        await real.manager.available(soon());
      } finally {
        await real.hang?.thaw();
      }
      await expectRuns('steady');
      expect((await unit('steady')).pid).toBe(pid);
    });

    test.each(subject.garbage === null ? [] : [subject.garbage])('that answers garbage says so', async (garbage) => {
      await using impostor = await garbage();
      await expectRejected('garbage', attemptsOn(impostor.manager, 'a', signal));
    });

    test.each(subject.absent === null ? [] : [subject.absent])('that does not run is not started', async (absent) => {
      await using nobody = await absent();
      const { manager } = nobody;
      expect(await manager.available(signal())).toBe(false);
      await expectRejected('no-manager', [manager.list(signal()), ...attemptsOn(manager, 'a', signal)]);
      expect(await manager.available(signal())).toBe(false);
    });
  });
}

/** Some managers say that there was nothing to do. */
function expectActFailed(error: unknown): void {
  expect(error).toMatchObject({ name: 'OpsError', code: 'act-failed' });
}
