import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';

import { expect, it, onTestFinished } from 'vitest';

import { MAIN } from '../support/console.ts';

/** A console that watches, and the documents it prints. */
function watcher(home: string) {
  const child = spawn(process.execPath, [MAIN, 'health', '--watch', '--json'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value)) as { notices: string[]; checks: unknown[] };
  return { child, next };
}

it('lets one of two run the checks, and the other take over when it is killed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cpm-two-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  const first = watcher(home);
  await first.next();
  using db = new DatabaseSync(join(home, '.local/state/cpm-console/state.db'), { timeout: 5000 });
  const holder = () => Number(db.prepare('select pid from lease').get()?.['pid']);
  expect(holder()).toBe(first.child.pid);
  const second = watcher(home);
  expect(await second.next()).toMatchObject({ notices: [] });
  expect(holder()).toBe(first.child.pid);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  while (holder() !== second.child.pid) await second.next();
  expect((await second.next()).checks).not.toEqual([]);
});
