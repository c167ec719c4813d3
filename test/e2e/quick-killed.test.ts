import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { MAIN } from '../support/console.ts';
import { until } from '../support/lab/until.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

/** A person with a command of their own, which says that it began and waits until it may end. */
async function person(confirm: 'read' | 'interrupting') {
  const home = await mkdtemp(join(tmpdir(), 'cpm-killed-'));
  const [out, end] = [join(home, 'out'), join(home, 'end')];
  const script = `echo began >> "${out}"; while [ -e "${out}" ] && [ ! -e "${end}" ]; do sleep 0.05; done`;
  const commands = [{ id: 'rotate', title: 'Rotate the logs', run: ['sh', '-c', script], confirm }];
  await mkdir(join(home, '.config/cpm-console'), { recursive: true });
  await writeFile(join(home, '.config/cpm-console/config.yaml'), JSON.stringify({ commands }));
  const env = { ...plainEnv(), HOME: home, PM2_HOME: join(home, 'pm2'), XDG_RUNTIME_DIR: join(home, 'run') };
  const journals = () => globSync(join(home, '.local/state/cpm-console/runs/**/*.jsonl'));
  return {
    began: () => (existsSync(out) ? readFileSync(out, 'utf8').split('\n').length - 1 : 0),
    mayEnd: () => writeFile(end, ''),
    /** Runs it, and kills the program once the command is at work and its process in the journal. */
    async killed(): Promise<void> {
      const program = spawn(process.execPath, [MAIN, 'quick', 'rotate', '--yes'], { env, cwd: home, stdio: 'ignore' });
      const ended = once(program, 'exit');
      await until(() => existsSync(out), 'the command did not begin');
      // What only reads is not waited for: its process is not written down.
      const known = () => journals().some((path) => readFileSync(path, 'utf8').includes('"type":"child"'));
      if (confirm !== 'read') await until(known, 'no journal names the process of the command');
      program.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
    },
    /** The console that is started next, on what it offers. */
    async offered(): Promise<Session> {
      const console = new Session(process.execPath, [MAIN], { cols: 100, rows: 30, env, cwd: home });
      await console.waitFor('command rotate stopped at');
      console.press('8');
      await console.waitFor(/❯ ⚠ command rotate +stopped half way/);
      await console.waitFor('r resume');
      return console;
    },
    async [Symbol.asyncDispose]() {
      await writeFile(end, '');
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

it('a command whose console was killed is waited for, and never run a second time by itself', async () => {
  await using ana = await person('interrupting');
  await ana.killed();
  await using console = await ana.offered();
  console.press('r');
  await console.waitFor(/waiting for pid \d+, which an earlier process started/);
  await ana.mayEnd();
  await console.waitFor('it was cut on its way');
  expect(ana.began()).toBe(1);
}, 30_000);

it('one that only reads is run again when it is resumed', async () => {
  await using ana = await person('read');
  await ana.killed();
  await using console = await ana.offered();
  await ana.mayEnd();
  console.press('r');
  await console.waitFor(/✔ Rotate the logs +done/);
  expect(console.screen()).toMatch(/took ms +\d+\s/);
  expect(ana.began()).toBe(2);
}, 30_000);
