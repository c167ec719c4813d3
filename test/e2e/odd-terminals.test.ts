import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { describe, expect, it } from 'vitest';

import { MAIN, openBuilt } from '../support/console.ts';
import { restingModes } from '../support/terminal/modes.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[\d;]*(3[0-7]|4[0-7]|9[0-7]|[34]8[;:][25])[\d;:]*m/;
const CPU = /CPU +\d+ %/;

/** Leaves out a variable that `plainEnv` has. */
function envWithout(name: string): Record<string, string> {
  const { [name]: _left, ...rest } = plainEnv();
  return rest;
}

describe('on a terminal', () => {
  it('CI= is no trap: there is colour and it moves', async () => {
    await using opened = await openBuilt({ args: ['--demo'], env: { CI: 'true' } });
    await opened.session.waitFor(CPU);
    expect(opened.session.raw).toMatch(COLOURS);
    expect(opened.session.modes().alternateScreen).toBe(true);
  });

  it('NO_COLOR leaves every colour out and no word', async () => {
    await using opened = await openBuilt({ args: ['--demo'], env: { NO_COLOR: '1' } });
    expect(await opened.session.waitFor(CPU)).toContain('Services');
    expect(opened.session.raw).not.toMatch(COLOURS);
  });

  it('LANG=C draws with ASCII only', async () => {
    await using opened = await openBuilt({ args: ['--demo'], env: { LANG: 'C' } });
    const screen = await opened.session.waitFor(CPU);
    // oxlint-disable-next-line no-control-regex
    expect(screen).toMatch(/^[\x00-\x7f]*$/);
  });

  it('TERM=dumb prints the health once and leaves the terminal alone', async () => {
    await using opened = await openBuilt({ args: ['--demo'], env: { TERM: 'dumb' } });
    const { exitCode } = await opened.session.exited;
    expect([0, 20, 21, 22]).toContain(exitCode);
    expect(opened.session.raw).not.toContain('\u001b');
    expect(opened.session.screen()).toMatch(/\d+/);
  });

  it('a closed standard input prints once instead of failing', async () => {
    await using session = new Session('/bin/sh', ['-c', `${process.execPath} ${MAIN} --demo </dev/null`]);
    const { exitCode } = await session.exited;
    expect([0, 20, 21, 22]).toContain(exitCode);
    expect(session.modes()).toEqual(restingModes);
  });

  it('begins at the left whatever was typed or printed before it', async () => {
    await using session = new Session('/bin/sh', ['-c', `printf typed; exec ${process.execPath} ${MAIN} --demo`]);
    expect(await session.waitFor(CPU)).toMatch(/^ cpm-console/);
  });

  it('1x1 says nothing wrong and q leaves; growing shows the console', async () => {
    await using opened = await openBuilt({ args: ['--demo'], cols: 1, rows: 1 });
    const { session } = opened;
    await session.waitFor(() => session.modes().alternateScreen);
    session.resize(120, 36);
    await session.waitFor(CPU);
    session.resize(1, 1);
    await session.waitFor((screen) => !screen.includes('CPU'));
    session.press('q');
    expect(await session.exited).toMatchObject({ exitCode: 0 });
  });

  it('works without HOME', async () => {
    const args = [MAIN, '--demo'];
    await using session = new Session(process.execPath, args, { cols: 120, rows: 36, env: envWithout('HOME') });
    await session.waitFor(CPU);
    session.press('q');
    expect(await session.exited).toMatchObject({ exitCode: 0 });
  });
});

describe('without a terminal', () => {
  it('`| cat` prints the health once, without a control character', async () => {
    const { output, exitCode } = await piped(['--demo']);
    expect([0, 20, 21, 22]).toContain(exitCode);
    // oxlint-disable-next-line no-control-regex
    expect(output).toMatch(/^[^\x00-\x09\x0b-\x1f]+$/);
  });

  it('a reader that goes away is no error', async () => {
    const child = spawn('/bin/sh', ['-c', `${process.execPath} ${MAIN} --help | head -1`], { env: plainEnv() });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect(output.split('\n')).toHaveLength(2);
    expect(errors).toBe('');
  });
});

describe('a Node that is too old', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });`;

  it('gives one clear line', async () => {
    const { errors, exitCode } = await piped(['--help'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
    });
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^cpm-console needs Node 24 or newer, this is 20\.11\.0\..*\n$/);
  });

  it('also where that Node is what the machine has', async ({ skip }) => {
    const old = await oldNode();
    skip(old === null, 'needs a Node older than 24 at /usr/bin/node');
    const child = spawn('/usr/bin/node', [MAIN, '--help'], { env: plainEnv() });
    const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(child.exitCode).toBe(2);
    expect(errors).toMatch(/^cpm-console needs Node 24 or newer, this is \d+\.\d+\.\d+\..*\n$/);
  });
});

async function oldNode(): Promise<string | null> {
  const child = spawn('/usr/bin/node', ['--version']);
  const ended = once(child, 'close').catch(() => undefined);
  const version = await text(child.stdout).catch(() => '');
  await ended;
  const major = Number(/^v(\d+)/.exec(version)?.[1] ?? 99);
  return major < 24 ? version : null;
}

async function piped(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...plainEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { output, errors, exitCode: child.exitCode };
}
