import { beforeAll, describe, expect, it } from 'vitest';

import { openBuilt } from '../support/console.ts';
import { restingModes } from '../support/terminal/modes.ts';
import { Session } from '../support/terminal/pty.ts';
import type { SttyState } from '../support/terminal/stty.ts';

/** Loaded before the program, as a mistake in it would be: nothing of this is in the product. */
const BREAKS = {
  'an exception': "process.on('SIGUSR2', () => { throw new Error('broken on purpose') });",
  'a rejected promise': "process.on('SIGUSR2', () => { void Promise.reject(new Error('broken on purpose')) });",
};
const loading = (script: string) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` });

let untouched: SttyState;
beforeAll(async () => {
  await using session = new Session('/bin/sh', ['-c', 'echo there'], { hold: true });
  await session.waitFor('there');
  await session.exited;
  untouched = await session.stty();
});

type Opened = Awaited<ReturnType<typeof openBuilt>>['session'];

async function opened(session: Opened): Promise<void> {
  await session.waitFor(/CPU +\d+ %/);
  expect(session.modes()).not.toEqual(restingModes);
  await expect.poll(async () => (await session.stty()).raw).toBe(true);
}

async function expectUntouched(session: Opened): Promise<void> {
  expect(session.modes()).toEqual(restingModes);
  expect((await session.stty()).settings).toBe(untouched.settings);
}

describe('the terminal is as it was after', () => {
  it.each(['q', 'ctrl-c'])('%s', async (key) => {
    await using console = await openBuilt({ args: ['--demo'], hold: true });
    const { session } = console;
    await opened(session);
    session.press(key);
    expect(await session.exited).toMatchObject({ exitCode: 0 });
    await expectUntouched(session);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s', async (signal, exitCode) => {
    await using console = await openBuilt({ args: ['--demo'], hold: true });
    const { session } = console;
    await opened(session);
    session.signal(signal);
    expect(await session.exited).toMatchObject({ exitCode });
    await expectUntouched(session);
  });

  it.each(Object.entries(BREAKS))('%s, which is told with a request to report it', async (_name, script) => {
    await using console = await openBuilt({ args: ['--demo'], hold: true, env: loading(script) });
    const { session } = console;
    await opened(session);
    session.signal('SIGUSR2');
    expect(await session.exited).toMatchObject({ exitCode: 1 });
    await expectUntouched(session);
    expect(session.screen()).toMatch(/bug in cpm-console/);
    expect(session.screen()).toContain('broken on purpose');
  });
});

it.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('the terminal is as it was after %s while only the last frame is there', async (signal, exitCode) => {
  await using first = await openBuilt();
  await opened(first.session);
  first.session.press('q');
  await first.session.exited;
  await using console = await openBuilt({ hold: true, env: { HOME: first.home } });
  const { session } = console;
  await session.waitFor('looking again');
  session.signal(signal);
  expect(await session.exited).toMatchObject({ exitCode });
  await expectUntouched(session);
});

it('a key pressed while only the last frame is there is not written into it, and counts', async () => {
  await using first = await openBuilt();
  await opened(first.session);
  first.session.press('q');
  await first.session.exited;
  await using console = await openBuilt({ hold: true, env: { HOME: first.home } });
  const { session } = console;
  await session.waitFor('looking again');
  session.press('?');
  await session.waitFor('Keys');
  session.press('esc');
  await session.waitFor((screen) => !screen.includes('Keys that work here') && /CPU +\d+ %/.test(screen));
  session.press('q');
  expect(await session.exited).toMatchObject({ exitCode: 0 });
  expect(session.raw).not.toContain('looking again. \u001b[0m?');
  await expectUntouched(session);
});

it('ends when its window is closed', async () => {
  await using console = await openBuilt({ args: ['--demo'] });
  const { session } = console;
  await session.waitFor(/CPU +\d+ %/);
  session.hangUp();
  expect(await session.exited).toMatchObject({ exitCode: 129 });
});

/** As a terminal answers whose window was closed between the first output and the first frame. */
const CLOSED =
  "process.stdin.setRawMode = () => { throw Object.assign(new Error('setRawMode EIO'), { code: 'EIO' }) };";

it('ends so as well when that happens before the first frame is there', async () => {
  await using console = await openBuilt({ args: ['--demo'], env: loading(CLOSED) });
  expect(await console.session.exited).toMatchObject({ exitCode: 129 });
});
