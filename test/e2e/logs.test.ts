import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { MAIN, openBuilt } from '../support/console.ts';
import { expectUntouched, HARMLESS, HOSTILE } from '../support/hostile.ts';
import { LogFolder } from '../support/log-folder.ts';
import { plainEnv } from '../support/terminal/pty.ts';

/** The built program following a log, its output kept. */
function follow(folder: LogFolder) {
  const child = spawn(process.execPath, [MAIN, 'logs', folder.at('app.log'), '--follow'], {
    env: { ...plainEnv(), HOME: folder.path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const shows = async (text: string): Promise<void> => {
    await expect.poll(() => out, { timeout: 30_000 }).toContain(text);
  };
  return { child, shows, out: () => out, exited: once(child, 'exit') };
}

test('logs --follow goes on over a rotation and ends with 130 on ctrl-c', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), 'first\n');
  const { child, shows, out, exited } = follow(folder);
  await shows('first\n');
  appendFileSync(folder.at('app.log'), 'second\n');
  renameSync(folder.at('app.log'), folder.at('app.log.1'));
  writeFileSync(folder.at('app.log'), 'third\n');
  await shows('third\n');
  child.kill('SIGINT');
  expect((await exited)[0]).toBe(130);
  expect(out()).toBe('first\nsecond\nthird\n');
});

test('logs --follow ends quietly when its reader has gone', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), 'first\n');
  const { child, shows, exited } = follow(folder);
  await shows('first\n');
  child.stdout.destroy();
  const writing = setInterval(() => appendFileSync(folder.at('app.log'), 'more\n'), 50);
  expect((await exited)[0]).toBe(0);
  clearInterval(writing);
});

test('a log that wants to command the terminal is only text', async () => {
  using folder = new LogFolder();
  const nasty = [
    '\u001B]52;c;ZXZpbA==\u0007clipboard',
    '\u001B]0;owned\u0007title',
    '\u001B[2J\u001B[Hcleared',
    '\u001B[?1049hother screen',
    '\u009B31mred',
    '\u001B[6nreport',
    'last',
  ];
  writeFileSync(folder.at('app.log'), `${nasty.join('\n')}\n`);
  await using console = await openBuilt({ args: ['logs', folder.at('app.log')] });
  expect((await console.session.exited).exitCode).toBe(0);
  // oxlint-disable-next-line no-control-regex -- these must not be there
  expect(console.session.raw).not.toMatch(/[\x1b\x07\x9b]/);
  const lines = console.session.raw.split('\r\n').slice(0, -1);
  expect(lines).toEqual(['clipboard', 'title', 'cleared', 'other screen', 'red', 'report', 'last']);
});

describe('a log that asks for clipboard, title and links gets none of them', () => {
  /** A person whose service writes it, and the program in their terminal. */
  function open(folder: LogFolder, ...args: readonly string[]) {
    const at = new Date().toISOString();
    writeFileSync(folder.at('app.log'), HOSTILE.map((text) => `${at} ERROR ${text}\n`).join(''));
    mkdirSync(folder.at('.config/cpm-console'), { recursive: true });
    const api = { id: 'api', manager: 'command', unit: 'api', start: 'sleep 1000', logs: [folder.at('app.log')] };
    writeFileSync(folder.at('.config/cpm-console/config.yaml'), JSON.stringify({ services: [api] }));
    return openBuilt({ args, cwd: folder.path, env: { HOME: folder.path } });
  }

  test.each([
    'logs app.log --follow',
    'logs app.log',
    'service logs api',
    'service logs api --follow',
    'logs triage app.log',
  ])('%s', async (line) => {
    using folder = new LogFolder();
    await using console = await open(folder, ...line.split(' '));
    const { session } = console;
    for (const word of HARMLESS) await session.waitFor(word);
    if (line.endsWith('--follow')) session.signal('SIGINT');
    await session.exited;
    expectUntouched(session);
  });

  test('the console that shows it', async () => {
    using folder = new LogFolder();
    await using console = await open(folder);
    const { session } = console;
    await session.waitFor('q quit');
    session.press('3');
    await session.waitFor('l logs');
    session.press('l');
    await session.waitFor('following');
    for (const word of HARMLESS) await session.waitFor(word);
    session.press('q');
    await session.exited;
    expectUntouched(session);
  });
});
