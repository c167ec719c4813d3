import { expect, it } from 'vitest';

import { restingModes } from '../support/terminal/modes.ts';
import { residentBytes } from '../support/terminal/process-tree.ts';
import { plainEnv, Session, type SessionOptions } from '../support/terminal/pty.ts';

const sh = (script: string, options?: SessionOptions) => new Session('/bin/sh', ['-c', script], options);
const node = (script: string, options?: SessionOptions) => new Session(process.execPath, ['-e', script], options);

it('shows what a program writes and how it ends', async () => {
  await using session = sh('echo hello; printf "\\033[31mred"; exit 3');
  expect(await session.waitFor('red')).toBe('hello\nred');
  expect(session.cell(0, 1)).toMatchObject({ char: 'r', fg: 1 });
  expect(await session.exited).toEqual({ exitCode: 3, signal: undefined });
  expect(session.raw).toBe('hello\r\n\u001b[31mred');
  expect(session.bytes).toBe(session.raw.length);
  expect(session.cast.map(([, , data]) => data).join('')).toBe(session.raw);
});

it('sends keys, sizes and signals', async () => {
  await using session = node(`
    process.stdin.setRawMode(true).on('data', (data) => console.log('key', JSON.stringify(String(data))));
    process.stdout.on('resize', () => console.log(process.stdout.columns + 'x' + process.stdout.rows));
    console.log('up');`);
  await session.waitFor('up');
  session.press('down');
  await session.waitFor(String.raw`key "\u001b[B"`);
  session.resize(50, 12);
  await session.waitFor('50x12');
  session.signal('SIGTERM');
  expect(await session.exited).toEqual({ exitCode: 0, signal: 'SIGTERM' });
});

it('gives the program the named environment and nothing else', async () => {
  await using session = sh('env | sort', { env: { ...plainEnv(), PATH: '/usr/bin:/bin', PLACE: 'here' } });
  await session.exited;
  const names = session
    .screen()
    .split('\n')
    .map((line) => line.split('=')[0]);
  expect(names).toEqual(['COLORTERM', 'LANG', 'PATH', 'PLACE', 'PWD', 'TERM']);
});

it('says at once that the program ended before it showed what was wanted', async () => {
  await using session = sh('echo no luck');
  await expect(session.waitFor('luck at last')).rejects.toThrow(/the program ended.*\n│ no luck/s);
});

it('tells which modes are on, also when a switch arrives in pieces', async () => {
  await using session = sh(`
    printf '\\033[?1049;25l\\033[?1049h\\033[?1000;1002;1006h\\033[?1004h\\033[?2004h\\033[?2'; printf '5l on'
    read _; printf '\\033[?1049;1000;1002;1006;1004;2004l\\033[?25hoff'`);
  await session.waitFor('on');
  expect(session.modes()).toEqual({
    ...restingModes,
    alternateScreen: true,
    mouseClicks: true,
    mouseDrags: true,
    mouseSgr: true,
    focusReports: true,
    bracketedPaste: true,
    hiddenCursor: true,
  });
  session.press('enter');
  await session.waitFor('off');
  expect(session.modes()).toEqual(restingModes);
});

it('tells the line settings while a program runs and after it has left', async () => {
  const script = `process.stdin.setRawMode(true).once('data', () => process.exit(7)); console.log('raw')`;
  await using session = node(script, { hold: true });
  await session.waitFor('raw');
  expect(await session.stty()).toMatchObject({ raw: true, echo: false, signals: false });
  session.press('x');
  expect(await session.exited).toEqual({ exitCode: 7, signal: undefined });
  expect(await session.stty()).toMatchObject({ raw: false, echo: true, signals: true });
});

it('catches a program that leaves the terminal raw', async () => {
  await using session = sh('stty -g; stty raw -echo; echo gone', { hold: true });
  await session.waitFor('gone');
  await session.exited;
  const [before] = session.screen().split('\n');
  const after = await session.stty();
  expect(after).toMatchObject({ raw: true, echo: false });
  expect(after.settings).not.toBe(before);
});

it('counts processor time and memory of the whole tree', async () => {
  await using session = sh(`${process.execPath} -e 'for (;;);' & wait`);
  await expect.poll(() => session.cpuNanoseconds(), { interval: 5 }).toBeGreaterThan(50_000_000);
  expect(session.residentBytes()).toBeGreaterThan(10_000_000);
});

it('hangs up like a window that is closed', async () => {
  await using session = node(
    `process.on('SIGHUP', () => process.exit(5)); setInterval(() => {}, 1e6); console.log('up')`,
  );
  await session.waitFor('up');
  session.hangUp();
  expect(await session.exited).toEqual({ exitCode: 5, signal: undefined });
});

it('takes the whole tree along when it is closed', async () => {
  const session = sh(`${process.execPath} -e 'console.log("child", process.pid); setInterval(() => {}, 1e6)' & wait`);
  const pid = Number(/child (\d+)/.exec(await session.waitFor(/child \d+/))?.[1]);
  await session[Symbol.asyncDispose]();
  await expect.poll(() => residentBytes(pid), { interval: 5 }).toBe(0);
});
